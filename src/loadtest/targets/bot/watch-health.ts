import { setTimeout as delay } from "node:timers/promises";
import { LedgerError, reasonOf } from "../../../core/errors.ts";

export interface HealthWatchOptions {
  readonly url: URL;
  readonly everyMs?: number;
  /** So long it may say nothing, in milliseconds. */
  readonly silentMs?: number;
  /** Told once, when it is down or hangs. */
  readonly onFault: (fault: LedgerError) => void;
}

const EVERY_MS = 1_000;
const SILENT_MS = 10_000;

/** Asks a bot each second whether it lives, which costs it next to nothing. Returns the stop. */
export function watchHealth({
  url,
  everyMs = EVERY_MS,
  silentMs = SILENT_MS,
  onFault,
}: HealthWatchOptions): () => void {
  const stop = new AbortController();
  void watch();
  return () => stop.abort();

  async function watch(): Promise<void> {
    let heardAt = performance.now();
    while (!stop.signal.aborted) {
      const fault = await askHealth(url, stop.signal, silentMs);
      if (stop.signal.aborted) return;
      if (fault === undefined) heardAt = performance.now();
      else if (performance.now() - heardAt >= silentMs) return onFault(gone(url, fault, silentMs));
      await delay(everyMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  }
}

/** What is wrong, if anything. A status is an answer, whatever it says. */
export async function askHealth(
  url: URL,
  signal: AbortSignal,
  withinMs: number,
): Promise<string | undefined> {
  const late = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(new URL("/health", url), {
      redirect: "manual",
      signal: AbortSignal.any([signal, late]),
    });
    await response.arrayBuffer();
    return undefined;
  } catch (error) {
    if (late.aborted) return "hangs";
    return `is down (${reasonOf(error instanceof Error ? (error.cause ?? error) : error)})`;
  }
}

function gone(url: URL, how: string, silentMs: number): LedgerError {
  return new LedgerError(
    "BOT_UNAVAILABLE",
    `The bot under test at ${url.origin} ${how}: it has not answered /health for ${silentMs / 1000} s.`,
    "Look at its log for what it did last; what was measured until then is in the report.",
  );
}
