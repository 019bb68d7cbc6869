import { expect, it } from "vitest";
import { keyOf } from "../../../src/loadtest/thresholds/load-threshold.ts";
import { readThresholdFlags, thresholdsInForce } from "../../../src/loadtest/thresholds/threshold-flags.ts";
import { loadThreshold } from "./thresholds.ts";

it("reads a metric, or a part of one, and an expression", () => {
  expect(
    readThresholdFlags(["answer_duration{stage:peak}:p(95)<5000", "checks: rate>0.99"], { stages: ["peak"] }),
  ).toMatchObject([
    {
      metric: "answer_duration",
      selector: { key: "stage", value: "peak" },
      bound: { limit: 5000 },
      abortOnFail: false,
      place: "--threshold 'answer_duration{stage:peak}:p(95)<5000'",
    },
    { metric: "checks", bound: { limit: 0.99 } },
  ]);
});

it.each([
  "answer_time:p(95)<5000",
  "p(95)<5000",
  "answer_duration",
  "answer_duration{stage:peek}:p(95)<1",
  ":p(95)<1",
  "",
])("refuses %j as wrong usage, and quotes it", (text) => {
  expect(() => readThresholdFlags([text], { stages: ["peak"] })).toThrow(
    expect.objectContaining({
      code: "THRESHOLD_INVALID",
      exitCode: 2,
      message: expect.stringContaining(`--threshold '${text}': `),
      remedy: expect.stringContaining("answer_duration:p(95)<5000"),
    }),
  );
});

it("names the metric that was probably meant", () => {
  expect(() => readThresholdFlags(["answer_durations:p(95)<5000"])).toThrow(
    'did you mean "answer_duration"?',
  );
});

it("puts the flag's thresholds in the place of the scenario's of that metric, and leaves the others", () => {
  const scenario = [
    loadThreshold("answer_duration", "p(95)<5000"),
    loadThreshold("answer_duration", "p(99)<10000"),
    loadThreshold("answer_duration{stage:peak}", "p(95)<8000"),
    loadThreshold("errors", "rate<0.01"),
  ];
  const flags = readThresholdFlags([
    "answer_duration:avg<100",
    "answer_duration:max<900",
    "goodput:rate>0.9",
  ]);
  expect(thresholdsInForce(scenario, flags).map((each) => `${keyOf(each)}: ${each.expression}`)).toEqual([
    "answer_duration{stage:peak}: p(95)<8000",
    "errors: rate<0.01",
    "answer_duration: avg<100",
    "answer_duration: max<900",
    "goodput: rate>0.9",
  ]);
});
