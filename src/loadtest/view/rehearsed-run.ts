import { createMeasurement } from "../measure/measurement.ts";
import type { Standing } from "../run/standing.ts";

const EVERY_MS = 250;

/** A made-up run with all that a frame may show of one, which has gone on for a quarter of a second more at each call. */
export function createRehearsedRun(): () => Standing {
  let elapsedMs = 0;
  const measurement = createMeasurement({ now: () => elapsedMs, begin: 0, timeoutMs: 60_000 });
  return () => {
    const plannedAt = elapsedMs;
    elapsedMs += EVERY_MS;
    measurement.add({
      ...{ kind: "fresh", stage: "rehearsed", outcome: "answered", checks: { rehearsed: true } },
      ...{ plannedAt, sentAt: plannedAt, acknowledgedAt: plannedAt + 10, firstTextAt: plannedAt + 50 },
      ...{ endedAt: plannedAt + 100 + (plannedAt % 1_000), costUsd: 0.001, tokens: 1_000 },
    });
    const figures = measurement.figures();
    const value = figures.metrics.answer_duration["p(95)"];
    return {
      ...{ scenario: "rehearsed", stage: "rehearsed", elapsedMs, plannedMs: 60_000, inFlight: 1 },
      rates: { planned: 1_000 / EVERY_MS, sent: 1_000 / EVERY_MS },
      figures,
      judged: [{ ...THRESHOLD, value, crossed: false }],
      reading: { cpuSeconds: elapsedMs / 4_000, memoryBytes: 2 ** 27 + elapsedMs, waiting: 1 },
      invalid: [],
    };
  };
}

const THRESHOLD = {
  ...{ threshold: "answer_duration:p(95)<5000", metric: "answer_duration", expression: "p(95)<5000" },
  ...{ figure: "p(95)", limit: 5_000 },
};
