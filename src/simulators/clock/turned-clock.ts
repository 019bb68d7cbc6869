import type { Scheduler } from "./scheduler.ts";

/** A clock that stands still until it is turned, so that five minutes pass in a millisecond. */
export interface TurnedClock {
  readonly clock: Scheduler;
  /** Turns the clock on by so many milliseconds, and runs what falls due on the way, each at its own time. */
  turn(milliseconds: number): void;
  /** Turns the clock to what falls due next, and runs it. Returns false where nothing waits. */
  turnToNext(): boolean;
  /** When the next thing falls due, in milliseconds since the epoch. */
  nextDue(): number | undefined;
  /** How many things wait. */
  waiting(): number;
}

interface Alarm {
  readonly at: number;
  readonly run: () => void;
}

/**
 * @example
 * const { clock, turn } = createTurnedClock();
 * const slack = await startSlackSimulator({ clock });
 * turn(5 * 60_000); // the stream that the app holds open ends
 */
export function createTurnedClock(start = 1_700_000_000_000): TurnedClock {
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

  /** Of two that fall due at once the one that was set first. */
  function next(): Alarm | undefined {
    let soonest: Alarm | undefined;
    for (const alarm of alarms) if (soonest === undefined || alarm.at < soonest.at) soonest = alarm;
    return soonest;
  }

  function ring(alarm: Alarm): void {
    alarms.delete(alarm);
    now = Math.max(now, alarm.at);
    alarm.run();
  }

  return {
    clock,
    turn(milliseconds) {
      const end = now + milliseconds;
      for (let due = next(); due !== undefined && due.at <= end; due = next()) ring(due);
      now = end;
    },
    turnToNext() {
      const due = next();
      if (due === undefined) return false;
      ring(due);
      return true;
    },
    nextDue: () => next()?.at,
    waiting: () => alarms.size,
  };
}
