import { expect, it } from "vitest";
import {
  readWrittenThresholds,
  type WrittenThreshold,
} from "../../../src/loadtest/thresholds/written-thresholds.ts";

function written(metric: string, expression: string, line: number): WrittenThreshold {
  return { metric, expression, abortOnFail: false, delayAbortEvalMs: 0, place: `load.yaml:${line}:5` };
}

it("reads several expressions of a metric, with what each says of ending the run", () => {
  const { thresholds, faults } = readWrittenThresholds([
    written("answer_duration", "p(95)<5000", 3),
    { ...written("answer_duration", "p(99)<10000", 4), abortOnFail: true, delayAbortEvalMs: 30_000 },
  ]);
  expect(faults).toEqual([]);
  expect(thresholds).toMatchObject([
    { expression: "p(95)<5000", abortOnFail: false, place: "load.yaml:3:5" },
    { expression: "p(99)<10000", abortOnFail: true, delayAbortEvalMs: 30_000 },
  ]);
});

it("names every fault with its place, its metric and the nearest known name", () => {
  const { thresholds, faults } = readWrittenThresholds(
    [
      written("answer_durations", "p(95)<5000", 3),
      written("errors", "rate<0.01", 4),
      written("answer_duration{stage:peek}", "p(95)<5000", 5),
      written("checks", "rate is 1", 6),
    ],
    { stages: ["peak"] },
  );
  expect(thresholds).toMatchObject([{ metric: "errors" }]);
  expect(faults).toEqual([
    expect.stringMatching(
      /^load\.yaml:3:5 thresholds\.answer_durations is wrong\. .*did you mean "answer_duration"\?/,
    ),
    expect.stringMatching(/^load\.yaml:5:5 .*no stage "peek"; did you mean "peak"\?/),
    expect.stringMatching(/^load\.yaml:6:5 thresholds\.checks is wrong\. "rate is 1" is no threshold/),
  ]);
});
