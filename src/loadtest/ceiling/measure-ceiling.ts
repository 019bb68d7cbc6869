import { join } from "node:path";
import type { Environment } from "../../config/environment.ts";
import { makeTemporaryFolder } from "../../store/embedded/temporary-folder.ts";
import type { CeilingFigures } from "../targets/ceiling/ceiling-figures.ts";
import type { CeilingPlan } from "../targets/ceiling/ceiling-route.ts";
import { runCeiling } from "../targets/ceiling/run-ceiling.ts";
import { keptEnvironment } from "../targets/kept-environment.ts";
import type { OpenBot } from "../targets/open-bot.ts";
import { processFile } from "../targets/process-file.ts";
import type { CeilingEnd } from "./ceiling-result.ts";
import { deathOfBot } from "./death-of-bot.ts";

export interface MeasureOptions {
  readonly plan: CeilingPlan;
  readonly program: string;
  readonly env: Environment;
  readonly signal: AbortSignal;
}

export interface MeasuredCeiling {
  readonly routes: readonly CeilingFigures[];
  readonly end: CeilingEnd;
}

/** Runs the closed loops, and tells how that ended. @throws LedgerError BOT_UNAVAILABLE where the bot lives and does not answer */
export async function measureCeiling(bot: OpenBot, options: MeasureOptions): Promise<MeasuredCeiling> {
  const { signal } = options;
  try {
    const routes = await loops(bot, options);
    return { routes, end: await endOf(routes, bot, signal) };
  } catch (error) {
    if (signal.aborted) return { routes: [], end: { kind: "interrupted" } };
    const death = await deathOfBot(bot, signal);
    if (death === undefined) throw error;
    return { routes: [], end: death };
  }
}

async function loops(bot: OpenBot, { plan, program, env, signal }: MeasureOptions) {
  const folder = await makeTemporaryFolder("ceiling");
  try {
    return await runCeiling({
      ...{ bot, plan, signal, file: processFile("ceiling", program) },
      ...{ env: keptEnvironment(env), logFile: join(folder.path, "ceiling.log") },
    });
  } finally {
    await folder.remove();
  }
}

async function endOf(
  routes: readonly CeilingFigures[],
  bot: OpenBot,
  signal: AbortSignal,
): Promise<CeilingEnd> {
  if (signal.aborted) return { kind: "interrupted" };
  const isSuspect = routes.some(({ requests, errors }) => requests === 0 || errors > 0);
  const death = isSuspect || bot.broken.aborted ? await deathOfBot(bot, signal) : undefined;
  if (signal.aborted) return { kind: "interrupted" };
  return death ?? { kind: "complete" };
}
