import { expect, it } from "vitest";
import { readFlagThresholds } from "../../../src/loadtest/thresholds/flag-thresholds.ts";

it("reads a metric and an expression", () => {
  expect(readFlagThresholds(["answer_duration:p(95)<5000", "checks: rate>0.99"])).toMatchObject([
    { metric: "answer_duration", limit: 5000 },
    { metric: "checks", limit: 0.99 },
  ]);
});

it.each(["answer_time:p(95)<5000", "p(95)<5000", "answer_duration", ":p(95)<1", ""])(
  "refuses %j as wrong usage, and quotes it",
  (text) => {
    expect(() => readFlagThresholds([text])).toThrow(
      expect.objectContaining({
        code: "THRESHOLD_INVALID",
        exitCode: 2,
        message: expect.stringContaining(`--threshold '${text}'`),
        remedy: expect.stringContaining("answer_duration:p(95)<5000"),
      }),
    );
  },
);
