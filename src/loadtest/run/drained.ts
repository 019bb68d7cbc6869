import { readBot } from "../resources/read-bot.ts";
import type { OpenBot } from "../targets/open-bot.ts";
import type { Stopwatch } from "./stopwatch.ts";

const EVERY_MS = 250;
const MOST_MS = 120_000;
/** Those that are worked on wait no more; with a fast model they are done by then. */
const WORKED_ON_MS = 2_000;
/** One that is busy may be silent once or twice. */
const SILENT_READINGS = 3;

export interface Draining {
  readonly bot: Pick<OpenBot, "url" | "pid">;
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
  /** How long the slowest answer of the load took, in milliseconds: what was given up then may be worked on as long. */
  readonly slowestMs: number;
}

/** What became of the wait: `not told` where the bot does not say who waits. */
export type Drained = "nobody waits" | "some still wait" | "not told" | "stopped";

/**
 * Waits until nobody waits for the bot any more, so that one load does not weigh on the next. Gives up after two
 * minutes. A bot that does not tell who waits is given as long as the slowest answer took.
 */
export async function drained({ bot, stopwatch, signal, slowestMs }: Draining): Promise<Drained> {
  const giveUpAt = stopwatch.now() + MOST_MS;
  const rest = (ms: number) => stopwatch.until(stopwatch.now() + ms, signal).catch(() => {});
  for (let silent = 0; !signal.aborted; await rest(EVERY_MS)) {
    const { waiting } = await readBot(bot);
    silent = waiting === undefined ? silent + 1 : 0;
    if (silent === SILENT_READINGS) {
      await rest(Math.min(slowestMs, MOST_MS));
      return "not told";
    }
    if (waiting !== 0 && stopwatch.now() < giveUpAt) continue;
    await rest(WORKED_ON_MS);
    return waiting === 0 ? "nobody waits" : "some still wait";
  }
  return "stopped";
}
