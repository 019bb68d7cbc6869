import type { RunningStack } from "../up/running-stack.ts";

/** A metric that nothing but Ledger's bot has. */
const OF_OUR_BOT = /^ledger_bot_ready[{ ]/m;

/** Who answers on this machine, where Prometheus looks for the bot. */
export async function whoAnswers({
  botPort,
}: Pick<RunningStack, "botPort">): Promise<"bot" | "another" | "nobody"> {
  try {
    const response = await fetch(`http://127.0.0.1:${botPort}/metrics`, {
      signal: AbortSignal.timeout(1_000),
    });
    return OF_OUR_BOT.test(await response.text()) ? "bot" : "another";
  } catch (error) {
    return isRefused(error) ? "nobody" : "another";
  }
}

/** Whether a bot answers on this machine, where Prometheus looks for it. */
export async function botRuns(stack: Pick<RunningStack, "botPort">): Promise<boolean> {
  return (await whoAnswers(stack)) === "bot";
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}
