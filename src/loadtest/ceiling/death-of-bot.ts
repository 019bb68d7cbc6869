import { setTimeout as delay } from "node:timers/promises";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { BotUnderTest } from "../targets/bot/bot-under-test.ts";
import { askHealth } from "../targets/bot/watch-health.ts";
import type { CeilingEnd } from "./ceiling-result.ts";

type Bot = Pick<BotUnderTest, "url" | "pid" | "broken">;

const ANSWERS_WITHIN_MS = 5_000;
/** What a process said last is told a moment after its connections have closed. */
const LAST_WORDS_WITHIN_MS = 1_000;

/**
 * The end of a bot that has died or hangs, undefined where it lives. Asked where requests had no response: a running
 * bot is told to be down only after a silence that may be longer than the rest of the loop.
 */
export async function deathOfBot(bot: Bot, signal: AbortSignal): Promise<CeilingEnd | undefined> {
  if (bot.broken.aborted) return diedOf(bot.broken.reason);
  const how = await askHealth(bot.url, signal, ANSWERS_WITHIN_MS);
  if (how === undefined || signal.aborted) return undefined;
  if (bot.pid !== undefined) await lastWords(bot.broken);
  if (bot.broken.aborted) return diedOf(bot.broken.reason);
  return { kind: "target-died", because: `The bot under test at ${bot.url.origin} ${how}.` };
}

async function lastWords(broken: AbortSignal): Promise<void> {
  await delay(LAST_WORDS_WITHIN_MS, undefined, { signal: broken }).catch(() => {});
}

function diedOf(reason: unknown): CeilingEnd {
  return {
    kind: "target-died",
    because: reasonOf(reason),
    ...(reason instanceof LedgerError && { remedy: reason.remedy }),
  };
}
