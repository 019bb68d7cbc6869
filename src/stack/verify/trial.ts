import { LedgerError, reasonOf } from "../../core/errors.ts";
import { createTeardown, type Teardown } from "../../core/teardown.ts";
import { choosePort } from "../ports/choose-port.ts";
import type { RunningStack } from "../up/running-stack.ts";
import type { Shown } from "./dashboards-return-data.ts";
import { clearSpareStores, NothingSpare, openSpareStores } from "./spare-stores.ts";
import { removeTrialPrometheus, startTrialPrometheus } from "./trial-prometheus.ts";
import type { StartTriedBot } from "./tried-bot.ts";

export interface TrialOptions {
  readonly startBot: StartTriedBot;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Each part has a deadline of its own. */
const STOP_DEADLINE_MS = 10_000;

/**
 * Has a bot and a Prometheus that looks at it alone as long as `use` takes; they go again with what they kept, however
 * this ends.
 */
export async function withTrial<Result>(
  stack: RunningStack,
  { startBot, signal, say }: TrialOptions,
  use: (shown: Shown) => Promise<Result>,
): Promise<Result> {
  const teardown = removal(stack);
  let result: Result;
  try {
    result = await use(await startTrial(stack, startBot, teardown, signal));
  } catch (error) {
    await teardown.run(STOP_DEADLINE_MS).catch((left: unknown) => say(notRemoved(left).message));
    throw error;
  }
  await teardown.run(STOP_DEADLINE_MS).catch((left: unknown) => Promise.reject(notRemoved(left)));
  return result;
}

/**
 * Removes what a process left that was killed.
 * @throws LedgerError STACK_NOT_VERIFIED where that cannot be removed
 */
export async function removeLeftTrial(stack: RunningStack): Promise<void> {
  await removal(stack)
    .run(STOP_DEADLINE_MS)
    .catch((left: unknown) => Promise.reject(notRemoved(left)));
}

/** What it kept goes first. */
function removal(stack: RunningStack): Teardown {
  const teardown = createTeardown();
  teardown.add(() => removeTrialPrometheus(stack));
  teardown.add(() => clearSpareStores(stack));
  return teardown;
}

async function startTrial(
  stack: RunningStack,
  startBot: StartTriedBot,
  teardown: Teardown,
  signal: AbortSignal,
): Promise<Shown> {
  try {
    const port = await portOfBot(stack);
    const startedBot = async () =>
      startBot({ ...(await openSpareStores(stack)), port, metricsHost: stack.metricsHost, signal });
    const [bot, around] = await teardown.whole([
      startedBot().then(teardown.closing((started) => started.stop())),
      startTrialPrometheus(stack, port, signal),
    ]);
    return { by: "a bot to try", bot, around };
  } catch (error) {
    // Where only what is needed to try it is in use, the stack is no worse for it.
    const inUse =
      error instanceof NothingSpare || (error instanceof LedgerError && error.code === "PORT_IN_USE");
    const because = `nobody was asked, because no bot could be tried: ${reasonOf(error)}`;
    return { by: "nobody", seen: inUse ? "nothing to see" : "no", because };
  }
}

/** Not the one at which the stack's own Prometheus looks for a bot. */
async function portOfBot({ engine, botPort, services }: RunningStack): Promise<number> {
  const promised = new Set([botPort, ...[...services.values()].map(({ port }) => port)]);
  const { port } = await choosePort(Math.min(botPort + 1, LAST_TRIED), promised, await engine.containers());
  return port;
}

/** So that there are some after it. */
const LAST_TRIED = 65_436;

function notRemoved(error: unknown): LedgerError {
  return new LedgerError(
    "STACK_NOT_VERIFIED",
    `What a bot was tried with could not be removed: ${reasonOf(error)}`,
    "`ledger stack up` removes it, when it can.",
    error,
  );
}
