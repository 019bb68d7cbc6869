import type { Scheduler } from "./scheduler.ts";
import { systemScheduler } from "./scheduler.ts";

/** Real time that can be pushed on, for a Slack that other programs talk to while a person waits for what is due. */
export interface AdvancingClock {
  readonly clock: Scheduler;
  /** Puts the clock on by so many milliseconds; what falls due on the way runs, each at its own time. */
  advance(milliseconds: number): void;
  /** How many milliseconds it is ahead of real time. */
  ahead(): number;
  /** When the next thing falls due, in milliseconds since the epoch. */
  nextDue(): number | undefined;
  /** How many things wait. */
  waiting(): number;
}

interface Alarm {
  readonly at: number;
  readonly run: () => void;
  forget: () => void;
}

export function createAdvancingClock(real: Scheduler = systemScheduler): AdvancingClock {
  let offset = 0;
  const alarms = new Set<Alarm>();

  const clock: Scheduler = {
    now: () => real.now() + offset,
    after(milliseconds, run) {
      const alarm: Alarm = { at: clock.now() + milliseconds, run, forget: () => {} };
      wait(alarm);
      alarms.add(alarm);
      return () => drop(alarm);
    },
  };

  function wait(alarm: Alarm): void {
    alarm.forget = real.after(Math.max(0, alarm.at - clock.now()), () => ring(alarm));
  }

  function drop(alarm: Alarm): void {
    alarm.forget();
    alarms.delete(alarm);
  }

  function ring(alarm: Alarm): void {
    drop(alarm);
    alarm.run();
  }

  function next(): Alarm | undefined {
    let soonest: Alarm | undefined;
    for (const alarm of alarms) if (soonest === undefined || alarm.at < soonest.at) soonest = alarm;
    return soonest;
  }

  return {
    clock,
    advance(milliseconds) {
      const end = offset + milliseconds;
      for (let due = next(); due !== undefined && due.at <= real.now() + end; due = next()) {
        // Never back: real time goes on while what is due runs.
        offset = Math.max(offset, due.at - real.now());
        ring(due);
      }
      offset = Math.max(offset, end);
      // What is left waits for less real time than before.
      for (const alarm of alarms) {
        alarm.forget();
        wait(alarm);
      }
    },
    ahead: () => offset,
    nextDue: () => next()?.at,
    waiting: () => alarms.size,
  };
}
