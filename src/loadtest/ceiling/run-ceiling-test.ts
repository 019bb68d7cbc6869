import type { Writable } from "node:stream";
import { stylesOf } from "../../cli/styles.ts";
import type { Environment } from "../../config/environment.ts";
import { createStreamOut } from "../../report-files/stream-out.ts";
import type { OwnBotOptions } from "../targets/bot/own-bot.ts";
import type { CeilingPlan } from "../targets/ceiling/ceiling-route.ts";
import { type OpenBot, openBot } from "../targets/open-bot.ts";
import { ceilingPlan, type PartOfPlan } from "./ceiling-defaults.ts";
import type { CeilingResult } from "./ceiling-result.ts";
import { ceilingVerdict } from "./ceiling-verdict.ts";
import { measureCeiling } from "./measure-ceiling.ts";

/** Which bot, as for `openBot`. */
export interface CeilingBotOptions {
  /** Without it one is started. */
  readonly url?: string | undefined;
  readonly token?: string | undefined;
  readonly allowRemote: readonly string[];
  /** What the one that is started is to have of its own. */
  readonly own?: Omit<OwnBotOptions, "program" | "env" | "signal"> | undefined;
}

export interface CeilingTestOptions {
  readonly bot: CeilingBotOptions;
  /** What is not said is 10 connections, and 10 s a route. */
  readonly plan?: PartOfPlan;
  /** The program's `bin/run.js`. */
  readonly program: string;
  /** Gets the figures, and nothing else. */
  readonly output: NodeJS.WriteStream;
  /** Told what goes on. */
  readonly errors: Writable;
  readonly env: Environment;
  /** One JSON object in place of the table. */
  readonly json: boolean;
  /** Tells nothing of what goes on. */
  readonly quiet?: boolean;
  /** Aborted by Ctrl-C: what there is by then is told. */
  readonly signal: AbortSignal;
}

/**
 * Measures how much the HTTP side of a bot bears, in a closed loop, and prints it. However it ends, what was started
 * is stopped.
 *
 * @returns the exit code: 1 where a request had no response or one that was not 2xx, 4 where the bot died, 130 where it
 * was interrupted
 * @throws LedgerError where there is no bot to measure
 */
export async function runCeilingTest(options: CeilingTestOptions): Promise<number> {
  const plan = ceilingPlan(options.plan);
  const own = options.bot.url === undefined;
  const bot = await opened(options);
  if (bot === undefined)
    return told({ bot: { own }, routes: [], end: { kind: "interrupted" } }, options, plan);
  try {
    if (!options.quiet)
      options.errors.write(`${plan.connections} connections ask, ${plan.durationMs / 1_000} s a route.\n`);
    const measured = await measureCeiling(bot, { ...options, plan });
    return await told({ bot: { own, url: bot.url.origin }, ...measured }, options, plan);
  } finally {
    await bot.stop();
  }
}

/** Undefined where it was interrupted before there was a bot. */
async function opened({ bot, program, env, signal }: CeilingTestOptions): Promise<OpenBot | undefined> {
  const { url, token, allowRemote, own } = bot;
  try {
    return await openBot({
      ...{ target: "ceiling", allowRemote, own: { ...own, program, env, signal } },
      ...(url !== undefined && { url }),
      ...(token !== undefined && { token }),
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

async function told(result: CeilingResult, options: CeilingTestOptions, plan: CeilingPlan): Promise<number> {
  const { output, env, json } = options;
  await createStreamOut(output).write(json ? await jsonOf(result) : await textOf(result, plan, output, env));
  return ceilingVerdict(result).exitCode;
}

async function jsonOf(result: CeilingResult): Promise<string> {
  return (await import("./ceiling-json.ts")).ceilingJson(result);
}

async function textOf(
  result: CeilingResult,
  plan: CeilingPlan,
  output: NodeJS.WriteStream,
  env: Environment,
): Promise<string> {
  const { ceilingText } = await import("./ceiling-text.ts");
  return ceilingText(result, plan, { columns: output.columns ?? 0, styled: stylesOf(output, env) });
}
