import type { Stopwatch } from "../run/stopwatch.ts";

/** Comes back when the signal is aborted, and at the moment on the stopwatch at the latest; never throws for it. */
export async function waitUnless(stopwatch: Stopwatch, moment: number, signal: AbortSignal): Promise<void> {
  await stopwatch.until(moment, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
