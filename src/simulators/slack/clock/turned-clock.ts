import type { Scheduler } from "./scheduler.ts";

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until a test turns it. */
export function createTurnedClock(start = 1_700_000_000_000) {
  let now = start;
  const alarms = new Set<Alarm>();

  const clock: Scheduler = {
    now: () => now,
    after(milliseconds, run) {
      const alarm = { at: now + milliseconds, run };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
  };

  /** Turns the clock on, and runs what falls due on the way at its own time. */
  function turn(milliseconds: number): void {
    const end = now + milliseconds;
    for (let next = nextBefore(end); next !== undefined; next = nextBefore(end)) {
      alarms.delete(next);
      now = next.at;
      next.run();
    }
    now = end;
  }

  function nextBefore(end: number): Alarm | undefined {
    return [...alarms].filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
  }

  return { clock, turn, waiting: () => alarms.size };
}
