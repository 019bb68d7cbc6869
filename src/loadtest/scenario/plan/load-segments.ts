import { segmentsOf } from "../../arrivals/rate-stages.ts";
import { spikeStages } from "../../arrivals/spike-stages.ts";
import type { ClosedExecutor, Executor, RecordedQuestion } from "../executor.ts";
import type { Workload } from "../load-scenario.ts";

/** A time in which the rate goes on a straight line; rates are questions a second. */
export interface LoadSegment {
  readonly beginMs: number;
  readonly endMs: number;
  readonly from: number;
  readonly to: number;
  /** When the last question is asked, where that is before the end. */
  readonly lastMs?: number;
}

/**
 * What a workload asks when, as far as that can be told before.
 * @param answerMs how long an answer takes, for people who wait for it
 */
export function loadSegments(
  { executor, startMs }: Pick<Workload, "executor" | "startMs">,
  answerMs: number,
) {
  return segmentsOfExecutor(executor, answerMs)
    .filter(({ beginMs, endMs }) => endMs > beginMs)
    .map(
      ({ beginMs, endMs, lastMs, ...rates }): LoadSegment => ({
        beginMs: beginMs + startMs,
        endMs: endMs + startMs,
        ...(lastMs !== undefined && { lastMs: lastMs + startMs }),
        ...rates,
      }),
    );
}

function segmentsOfExecutor(executor: Executor, answerMs: number): LoadSegment[] {
  if (executor.executor === "replay") return replayed(executor.questions);
  if (executor.executor === "constant-arrival-rate") {
    const perSecond = (executor.rate * 1_000) / executor.timeUnitMs;
    return [{ beginMs: 0, endMs: executor.durationMs, from: perSecond, to: perSecond }];
  }
  if (executor.executor === "ramping-arrival-rate") return inSeconds(segmentsOf(executor));
  if (executor.executor === "spike") {
    const { rate, peak, atMs, rampMs, forMs, durationMs, timeUnitMs } = executor;
    const afterMs = durationMs - atMs - 2 * rampMs - forMs;
    const spike = {
      baseRate: rate,
      peakRate: peak,
      timeUnitMs,
      beforeMs: atMs,
      rampMs,
      peakMs: forMs,
      afterMs,
    };
    return inSeconds(segmentsOf(spikeStages(spike)));
  }
  return asked(executor, answerMs);
}

function inSeconds(segments: ReturnType<typeof segmentsOf>): LoadSegment[] {
  return segments.map(({ beginMs, durationMs, from, to }) => ({
    beginMs,
    endMs: beginMs + durationMs,
    from: from * 1_000,
    to: to * 1_000,
  }));
}

/** Each person asks once in the time of an answer and of thinking about it. */
function asked(executor: ClosedExecutor, answerMs: number): LoadSegment[] {
  const { thinkTime } = executor;
  const roundMs = Math.max(1, answerMs + (thinkTime.minMs + thinkTime.maxMs) / 2);
  const rateOf = (people: number) => (people * 1_000) / roundMs;
  if (executor.executor === "ramping-vus")
    return inSeconds(
      segmentsOf({ startRate: executor.startVUs, timeUnitMs: roundMs, stages: executor.stages }),
    );
  const rate = rateOf(executor.vus);
  const endMs =
    executor.executor === "constant-vus"
      ? executor.durationMs
      : Math.min(executor.maxDurationMs, (executor.iterations * 1_000) / rate);
  return [{ beginMs: 0, endMs, from: rate, to: rate }];
}

const SECOND_MS = 1_000;

/** By seconds that begin with a question each, so that no burst of a second lies half in one and half in the next. */
function replayed(questions: readonly RecordedQuestion[]): LoadSegment[] {
  const seconds: { beginMs: number; lastMs: number; count: number }[] = [];
  for (const { atMs } of questions.toSorted((one, other) => one.atMs - other.atMs)) {
    const second = seconds.at(-1);
    if (second && atMs < second.beginMs + SECOND_MS) {
      second.lastMs = atMs;
      second.count += 1;
    } else seconds.push({ beginMs: atMs, lastMs: atMs, count: 1 });
  }
  return seconds.map(({ beginMs, lastMs, count }) => ({
    ...{ beginMs, lastMs, endMs: beginMs + SECOND_MS, from: count, to: count },
  }));
}
