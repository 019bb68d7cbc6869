import { once } from "node:events";
import { LedgerError, reasonOf } from "../../../core/errors.ts";
import type { BotUnderTest } from "../bot/bot-under-test.ts";
import { type Child, startChild } from "../child-process.ts";
import type { CeilingFigures } from "./ceiling-figures.ts";
import { type CeilingPlan, type CeilingRoute, healthRoute, questionsRoute } from "./ceiling-route.ts";

export interface CeilingOptions {
  readonly bot: Pick<BotUnderTest, "url" | "token" | "broken">;
  readonly plan: CeilingPlan;
  /** The program of the loop, by `processFile`. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets what the loop writes, which is nothing unless it fails. */
  readonly logFile: string;
  /** Ends the loop before its time. */
  readonly signal: AbortSignal;
}

/**
 * The most that the HTTP side bears, by autocannon in a closed loop in a process of its own: never a measure of how
 * long answers take. An interrupted or broken run gives what there is by then.
 *
 * @throws LedgerError BOT_UNAVAILABLE where the question of the loop is not answered before it
 */
export async function runCeiling(options: CeilingOptions): Promise<readonly CeilingFigures[]> {
  const { bot, plan, signal } = options;
  const health = healthRoute(bot, plan);
  const questions = questionsRoute(bot, plan);
  await answerOnce(questions, signal);
  const figures: CeilingFigures[] = [];
  for (const route of [health, questions]) {
    const enough = AbortSignal.any([signal, bot.broken]);
    if (enough.aborted) break;
    figures.push(await loop(route, options, enough));
  }
  return figures;
}

async function loop(
  route: CeilingRoute,
  { file, env, logFile }: CeilingOptions,
  enough: AbortSignal,
): Promise<CeilingFigures> {
  const child = startChild({ file, env, logFile, ipc: true });
  const stop = () => void child.process.send({ stop: true }, () => {});
  try {
    child.process.send(route, () => {});
    const told = once(child.process, "message").then(([figures]) => figures as CeilingFigures);
    enough.addEventListener("abort", stop, { once: true });
    return await Promise.race([told, ended(child)]);
  } finally {
    enough.removeEventListener("abort", stop);
    await child.stop();
  }
}

async function ended(child: Child): Promise<never> {
  const how = await child.gone;
  throw new Error(`The closed loop ${how}. Its last words:\n${await child.lastWords()}`);
}

/** So that the loop asks for an answer that is there. */
async function answerOnce({ url, method, headers, body }: CeilingRoute, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, {
    ...{ method, headers, redirect: "manual", signal },
    ...(body !== undefined && { body }),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw notAnswered(reasonOf(error instanceof Error ? (error.cause ?? error) : error), error);
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw notAnswered(`HTTP status ${response.status}`);
}

function notAnswered(how: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test does not answer over HTTP: ${how}.`,
    "Look at its log, and whether its model answers; then start again.",
    cause,
  );
}
