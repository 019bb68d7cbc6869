import { setTimeout as delay } from "node:timers/promises";
import { reasonOf } from "../../core/errors.ts";
import type { NotYet, Verdict } from "./verification.ts";

const LOOK_EVERY_MS = 250;

/** Looks until it is seen or the time is over; then the last look is the verdict, and what it threw is its words. */
export async function untilSeen(
  lookOnce: (signal: AbortSignal) => Promise<Verdict>,
  withinMs: number,
  signal: AbortSignal,
  notYet?: NotYet,
): Promise<Verdict> {
  const endsAt = performance.now() + withinMs;
  for (;;) {
    const verdict = await lookOnce(AbortSignal.any([signal, AbortSignal.timeout(withinMs)])).catch(
      (error: unknown): Verdict => ({ seen: "no", said: reasonOf(error) }),
    );
    if (verdict.seen !== "no" || signal.aborted || performance.now() > endsAt) return verdict;
    notYet?.(verdict.said);
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}
