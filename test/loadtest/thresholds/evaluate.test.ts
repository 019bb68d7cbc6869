import { expect, it } from "vitest";
import { evaluate } from "../../../src/loadtest/thresholds/evaluate.ts";
import { parseThreshold } from "../../../src/loadtest/thresholds/parse-threshold.ts";
import { trendOf } from "../../../src/loadtest/trend.ts";

function resultOf(metric: string, expression: string, samples: readonly number[] = [100, 200, 300]) {
  const parsed = parseThreshold(metric, expression);
  if (!parsed.ok) throw new Error(parsed.fault);
  const trend = trendOf(samples);
  return evaluate(parsed.threshold, {
    trends: { answer_duration: trend, ack_duration: trendOf([1]), send_lag: trendOf([0]) },
    checks: { rate: 0.98 },
  });
}

it.each([
  ["answer_duration", "p(50)<200", 200, false],
  ["answer_duration", "p(50)<=200", 200, true],
  ["answer_duration", "avg>200", 200, false],
  ["answer_duration", "avg>=200", 200, true],
  ["answer_duration", "max<301", 300, true],
  ["ack_duration", "min<1", 1, false],
  ["checks", "rate>0.99", 0.98, false],
])("%s: %s is told with the value", (metric, expression, value, passed) => {
  expect(resultOf(metric, expression)).toEqual({ metric, expression, value, passed });
});

it("is crossed where nothing was measured", () => {
  expect(resultOf("answer_duration", "p(95)<5000", []).passed).toBe(false);
});
