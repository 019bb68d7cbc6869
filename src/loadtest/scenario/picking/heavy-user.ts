import type { UserLimit } from "../mix.ts";
import { marginOf } from "./asked-times.ts";

/**
 * One person who asks up to the limit, and then over it. The bot's window begins with the person's first question in
 * it and has a fixed length; near its begin and its end the person waits, because there either might come true.
 */
export interface HeavyUser {
  /** Whether a question at this time is within the limit. */
  mayFill(at: number): boolean;
  /** Notes a question within the limit. */
  fill(at: number): void;
  /** Whether a question at this time is over the limit. */
  isOver(at: number): boolean;
}

export function createHeavyUser({ questions, perMs }: UserLimit): HeavyUser {
  const margin = marginOf(perMs);
  let beganAt = Number.NEGATIVE_INFINITY;
  let filledAt = Number.NEGATIVE_INFINITY;
  let count = 0;
  const isPast = (at: number) => at >= beganAt + perMs + margin;
  const isLate = (at: number) => at > beganAt + perMs - margin;
  return {
    mayFill: (at) => isPast(at) || (count < questions && !isLate(at)),
    fill(at) {
      if (isPast(at)) [beganAt, count] = [at, 0];
      count += 1;
      filledAt = at;
    },
    isOver: (at) => count >= questions && at >= filledAt + margin && !isLate(at),
  };
}
