import { createMeasurement, type MeasurementOptions } from "../../../src/loadtest/measure/measurement.ts";
import type { Sample } from "../../../src/loadtest/measure/sample.ts";

/** An answered question of 100 ms, sent when it was due. */
export function sampleOf(given: Partial<Sample> = {}): Sample {
  const { plannedAt = 0, sentAt = plannedAt, endedAt = plannedAt + 100 } = given;
  return {
    kind: "fresh",
    stage: "steady",
    acknowledgedAt: plannedAt + 10,
    firstTextAt: plannedAt + 50,
    outcome: "answered",
    checks: {},
    ...given,
    plannedAt,
    sentAt,
    endedAt,
  };
}

/** A question that nothing came of. */
export function lostSample(given: Partial<Sample> = {}): Sample {
  return {
    ...sampleOf({ outcome: "timed-out", ...given }),
    acknowledgedAt: given.acknowledgedAt,
    firstTextAt: undefined,
    endedAt: given.endedAt,
  };
}

/** A measurement on a stopwatch that a test sets. */
export function measuring(options: Partial<MeasurementOptions> = {}) {
  const stopwatch = { at: 0 };
  const measurement = createMeasurement({
    now: () => stopwatch.at,
    begin: 0,
    timeoutMs: 10_000,
    ...options,
  });
  return { measurement, stopwatch };
}
