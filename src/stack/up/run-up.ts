import { EXIT_CODES } from "../../core/errors.ts";
import { shippedFile } from "../../core/shipped-file.ts";
import { engineLine } from "../engine/open-engine.ts";
import { openStack } from "../open-stack.ts";
import type { Surroundings } from "../places/find-places.ts";
import { type Choice, chooseServices } from "../services/choose-services.ts";
import { STACK_SERVICES } from "../services/stack-services.ts";
import { takeTurn } from "../take-turn.ts";
import type { Verified } from "../verify/verify-stack.ts";
import { type BotOptions, verifyWithBot } from "../verify/verify-with-bot.ts";
import type { Listener } from "./pull-all.ts";
import { type RunningService, type RunningStack, stackEnvironment, urlOf } from "./running-stack.ts";
import { up } from "./up.ts";

export interface RunUpOptions extends Listener, Pick<BotOptions, "ask" | "startBot"> {
  readonly surroundings: Surroundings;
  readonly choice: Choice;
  readonly deadlineSeconds?: number | undefined;
  readonly json: boolean;
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** `ledger stack up`. Gives the exit code. */
export async function runUp({
  surroundings,
  choice,
  json,
  signal,
  say,
  print,
  ask,
  startBot,
  ...rest
}: RunUpOptions): Promise<number> {
  const services = chooseServices(STACK_SERVICES, choice);
  try {
    const { engine, settings, found } = await openStack(surroundings);
    const line = engineLine(found);
    if (line !== undefined) say(line);
    const command = "ledger stack up";
    const turn = await takeTurn({ socket: found.socket, stack: settings.name, command, say, signal });
    try {
      const folder = shippedFile("compose");
      const stack = await up({ engine, services, settings, folder, signal, say, ...rest });
      const verified = await verifyWithBot(stack, { ask, startBot, signal, say });
      print(json ? JSON.stringify(asJson(stack, verified)) : asText(stack, verified));
      return EXIT_CODES.fine;
    } finally {
      turn.release();
    }
  } catch (error) {
    if (signal.aborted) return EXIT_CODES.interrupted;
    throw error;
  }
}

/** Those that were ready first come first in the stack itself. */
function inOrder({ services }: RunningStack): readonly RunningService[] {
  return STACK_SERVICES.flatMap(({ name }) => services.get(name) ?? []);
}

function asJson(stack: RunningStack, verified: readonly Verified[]) {
  return {
    stack: stack.name,
    services: inOrder(stack).map(({ service, port }) => ({
      name: service.name,
      url: urlOf(service, port),
    })),
    verified,
    environment: stackEnvironment(stack.services, stack.metricsHost),
  };
}

const MARKS = { yes: "✓", "in part": "~", no: "✗", "nothing to see": "-" } as const;

function asText(stack: RunningStack, verified: readonly Verified[]): string {
  const width = Math.max(...[...stack.services.values()].map(({ service }) => service.title.length));
  const settings = Object.entries(stackEnvironment(stack.services, stack.metricsHost)).map(
    ([name, value]) => `  export ${name}=${value}`,
  );
  return [
    ...inOrder(stack).map(({ service, port }) => `${service.title.padEnd(width)}  ${urlOf(service, port)}`),
    "",
    ...verified.map(({ claim, seen, said }) => `${MARKS[seen]} ${claim}: ${said}`),
    ...(settings.length > 0 ? ["", "The bot uses it with", ...settings] : []),
  ].join("\n");
}
