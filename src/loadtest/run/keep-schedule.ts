import type { Stopwatch } from "./stopwatch.ts";

/** A question that is later than this is no part of the planned load any more, and is not sent. */
const LATEST_SEND_MS = 1_000;

export interface ScheduleOptions {
  /** On the stopwatch. */
  readonly beginAt: number;
  /** In milliseconds after the begin, in order. */
  readonly starts: readonly number[];
  /** Sends and does not wait for what becomes of it. `plannedAt` is on the stopwatch. */
  readonly send: (index: number, plannedAt: number) => void;
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
}

/**
 * The open model: sends every question at its planned time, however slow the answers are. What was held up is
 * sent at once and keeps its planned time, so that the wait counts. Returns when the last one was due.
 */
export async function keepSchedule(options: ScheduleOptions): Promise<void> {
  const { beginAt, starts, send, stopwatch, signal } = options;
  for (const [index, start] of starts.entries()) {
    const plannedAt = beginAt + start;
    await stopwatch.until(plannedAt, signal);
    if (stopwatch.now() - plannedAt <= LATEST_SEND_MS) send(index, plannedAt);
  }
}
