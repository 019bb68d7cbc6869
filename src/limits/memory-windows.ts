import { type Clock, systemClock } from "../core/clock.ts";
import type { Windows } from "./windows.ts";

interface Counted {
  readonly questions: number;
  readonly endsAt: number;
}

/** With fewer windows than this, those that have ended are not worth looking for. */
const SWEEP_FROM = 1_000;

/** Counts for one process only, and forgets with it: for where there is no database. */
export function createMemoryWindows(clock: Clock = systemClock): Windows {
  const open = new Map<string, Counted>();
  let sweepAt = SWEEP_FROM;
  return {
    async count(windows) {
      const now = clock.now();
      if (open.size >= sweepAt) sweep(now);
      const counted = windows.map((window) => ({ ...window, ...opened(window, now) }));
      const full = counted.filter(({ questions, points }) => questions >= points);
      if (full.length === 0)
        for (const { key, questions, endsAt } of counted) open.set(key, { questions: questions + 1, endsAt });
      return full.map(({ key, endsAt }) => ({ key, retryAfterMs: endsAt - now }));
    },
  };

  function opened({ key, durationMs }: { key: string; durationMs: number }, now: number): Counted {
    const found = open.get(key);
    return found && found.endsAt > now ? found : { questions: 0, endsAt: now + durationMs };
  }

  function sweep(now: number): void {
    for (const [key, { endsAt }] of open) if (endsAt <= now) open.delete(key);
    sweepAt = Math.max(SWEEP_FROM, open.size * 2);
  }
}
