import { createMeasurement } from "../../../src/loadtest/measure/measurement.ts";
import type { Standing } from "../../../src/loadtest/run/standing.ts";
import { sampleOf } from "../measure/samples.ts";

/** A run of two minutes at 50 a second, made up, that has gone on for so long. */
export function madeUpRun() {
  let elapsedMs = 0;
  let asked = 0;
  const measurement = createMeasurement({ now: () => elapsedMs, begin: 0, timeoutMs: 30_000 });
  const standing = (over: Partial<Standing> = {}): Standing => ({
    scenario: "average-day",
    stage: "steady",
    elapsedMs,
    plannedMs: 120_000,
    rates: { planned: 50, sent: 49.5 + Math.sin(elapsedMs / 900) / 2 },
    inFlight: 40,
    figures: measurement.figures(),
    judged: [
      {
        threshold: "answer_duration:p(95)<5000",
        metric: "answer_duration",
        expression: "p(95)<5000",
        figure: "p(95)",
        limit: 5_000,
        value: measurement.figures().metrics.answer_duration["p(95)"],
        crossed: false,
      },
    ],
    reading: {
      cpuSeconds: Math.floor(elapsedMs / 1_000) * 0.4,
      memoryBytes: 210 * 2 ** 20 + elapsedMs,
      waiting: Math.round(3 + 2 * Math.sin(elapsedMs / 2_000)),
    },
    invalid: [],
    ...over,
  });
  return {
    measurement,
    standing,
    /** Everything that is over by then. */
    goOnTo(moment: number): void {
      for (; asked * 20 < moment; asked += 1) {
        const endedAt = asked * 20;
        elapsedMs = endedAt;
        const took = 400 + ((asked * 7_919) % 900) + 200 * Math.sin(endedAt / 5_000);
        measurement.add(
          sampleOf({
            kind: asked % 4 === 0 ? "repeated" : "fresh",
            plannedAt: endedAt - took,
            sentAt: endedAt - took,
            endedAt,
            checks: { "right thread": true, "right source": asked % 97 !== 0 },
            costUsd: 0.0001,
            ...(asked % 211 === 0 && { outcome: "failed", error: "the model answered 503" }),
          }),
        );
      }
      elapsedMs = moment;
    },
  };
}
