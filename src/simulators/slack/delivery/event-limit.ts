import type { Clock } from "../../../core/clock.ts";

/** Counts the events that go from each workspace to one app. */
export interface EventLimit {
  /**
   * Takes one more event of the workspace. Over the limit it is held back, and for the first such event of a
   * minute the app is to be told.
   */
  take(team: string): "deliver" | "hold-back" | { readonly tellOfMinute: number };
}

interface Count {
  /** By the minute since the epoch, oldest first. */
  readonly minutes: Map<number, number>;
  total: number;
  toldOfMinute: number;
}

const MINUTES = 60;

/** Assumed: the hour is the last sixty minutes, counted by whole minutes, and retries do not count. */
export function createEventLimit(eventsPerHour: number, clock: Clock): EventLimit {
  const counts = new Map<string, Count>();

  function countOf(team: string): Count {
    const known = counts.get(team);
    if (known !== undefined) return known;
    const count: Count = { minutes: new Map(), total: 0, toldOfMinute: -1 };
    counts.set(team, count);
    return count;
  }

  return {
    take(team) {
      const minute = Math.floor(clock.now() / 60_000);
      const count = countOf(team);
      forgetBefore(minute - MINUTES + 1, count);
      if (count.total < eventsPerHour) {
        count.total += 1;
        count.minutes.set(minute, (count.minutes.get(minute) ?? 0) + 1);
        return "deliver";
      }
      if (count.toldOfMinute === minute) return "hold-back";
      count.toldOfMinute = minute;
      return { tellOfMinute: minute };
    },
  };
}

function forgetBefore(oldest: number, count: Count): void {
  for (const [minute, events] of count.minutes) {
    if (minute >= oldest) return;
    count.minutes.delete(minute);
    count.total -= events;
  }
}
