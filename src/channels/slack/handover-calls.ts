import type { Refused } from "./calls/outcome.ts";
import type { CallArguments, SlackCalls } from "./calls/slack-calls.ts";

/** The queue tries again after that. */
const PATIENCE_MS = 20_000;

const patience = () => ({ until: Date.now() + PATIENCE_MS });

/** Slack's refusal of a call, by its own code. */
export class SlackRefusal extends Error {
  override readonly name = "SlackRefusal";
  readonly code: string;

  constructor(method: string, { code, details }: Refused) {
    super(`Slack refused ${method}: ${[code, details].filter(Boolean).join(", ")}`);
    this.code = code;
  }
}

/** Calls what may be done twice. @throws SlackRefusal, SlackUnavailableError */
export async function resultOf(calls: SlackCalls, method: string, args: CallArguments): Promise<unknown> {
  const outcome = await calls.repeat(method, args, patience());
  if (outcome.kind === "refused") throw new SlackRefusal(method, outcome);
  return outcome.result;
}

/**
 * Calls what must not be done twice.
 * @throws Error where it is not known whether it was done: the next try has to look for it
 */
export async function resultOfOnce(calls: SlackCalls, method: string, args: CallArguments): Promise<unknown> {
  const outcome = await calls.once(method, args, patience());
  if (outcome.kind === "refused") throw new SlackRefusal(method, outcome);
  if (outcome.kind === "ambiguous")
    throw new Error(`It is not known whether ${method} was done: ${outcome.reason}`);
  return outcome.result;
}
