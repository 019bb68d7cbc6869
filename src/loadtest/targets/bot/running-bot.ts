import { LedgerError } from "../../../core/errors.ts";
import type { BotUnderTest } from "./bot-under-test.ts";
import { createFaultWatch } from "./fault-watch.ts";
import { askHealth, watchHealth } from "./watch-health.ts";

export interface RunningBotOptions {
  /** Checked by `allowedAddress`. */
  readonly url: URL;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly silentMs?: number;
}

const THERE_WITHIN_MS = 5_000;

/**
 * A bot that somebody else runs. It is asked for its health and whether the token is right before any load.
 * @throws LedgerError BOT_UNAVAILABLE, SETTINGS_INVALID, or the signal's reason
 */
export async function reachRunningBot({
  url,
  token,
  signal,
  silentMs,
}: RunningBotOptions): Promise<BotUnderTest> {
  const fault = await askHealth(url, signal, THERE_WITHIN_MS);
  signal.throwIfAborted();
  if (fault !== undefined) throw notThere(url, fault);
  await checkToken(url, token, signal);
  const watch = createFaultWatch();
  const unwatch = watchHealth({ url, onFault: watch.fail, ...(silentMs !== undefined && { silentMs }) });
  return {
    ...{ url, token, broken: watch.broken },
    beginFaults() {},
    async stopBot() {},
    async stop() {
      watch.stopping();
      unwatch();
    },
  };
}

/** A question that nobody has asked: who may ask is told that there is none, and nothing is done for it. */
async function checkToken(url: URL, token: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(new URL("/v1/questions/load-test", url), {
    headers: { authorization: `Bearer ${token}` },
    redirect: "manual",
    signal: AbortSignal.any([signal, AbortSignal.timeout(THERE_WITHIN_MS)]),
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw notThere(url, "hangs", error);
  });
  const { code } = (await response.json().catch(() => ({}))) as { readonly code?: unknown };
  if (response.status === 401) throw wrongToken(url);
  if (code !== "QUESTION_UNKNOWN") throw withoutApi(url);
}

function notThere(url: URL, how: string, cause?: unknown): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test at ${url.origin} ${how}.`,
    "Start it, or leave out its address: the command then starts one of its own.",
    cause,
  );
}

function wrongToken(url: URL): LedgerError {
  return new LedgerError(
    "SETTINGS_INVALID",
    `The bot at ${url.origin} does not take this token.`,
    "Set API_TOKEN to the API_TOKEN of that bot.",
  );
}

function withoutApi(url: URL): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `At ${url.origin} is no HTTP API of Ledger, or it is off.`,
    "Start the bot with API_TOKEN set, and give the address of its HTTP server.",
  );
}
