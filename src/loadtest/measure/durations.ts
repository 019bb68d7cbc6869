import type { TrendName } from "./metric-table.ts";
import { isWithoutAnswer, type Sample } from "./sample.ts";

/** In milliseconds; undefined where there is nothing to measure. */
export type Durations = Readonly<Record<TrendName, number | undefined>>;

export interface Wait {
  /** When the sample was added, for those that have no end of their own. */
  readonly now: number;
  /** How long a question is waited for. */
  readonly timeoutMs: number;
}

/**
 * What a sample adds to each trend. Response times run from the planned start, the service time from the sending.
 *
 * A question without an answer counts as never better than it was: what did not come counts as long as it was waited
 * for, and at least as long as the time-out. A connection that is refused after a millisecond is no answer after a
 * millisecond. What did not come of a question that was answered (an HTTP answer has no acknowledgement of its own) is
 * not measured.
 */
export function durationsOf(sample: Sample, { now, timeoutMs }: Wait): Durations {
  const { plannedAt, sentAt, acknowledgedAt, firstTextAt, endedAt } = sample;
  const none = isWithoutAnswer(sample);
  const waited = endedAt ?? now;
  const from = (start: number, moment: number | undefined) => {
    if (moment !== undefined) return moment - start;
    return none ? Math.max(waited - start, timeoutMs) : undefined;
  };
  const end = none ? undefined : waited;
  return {
    ack_duration: from(plannedAt, acknowledgedAt),
    first_text: from(plannedAt, firstTextAt),
    answer_duration: from(plannedAt, end),
    service_duration: from(sentAt, end),
    send_lag: sentAt - plannedAt,
  };
}
