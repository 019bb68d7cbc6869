import { expect, it } from "vitest";
import { splitThreshold, writtenMetric } from "../../src/thresholds/split-threshold.ts";

it.each([
  ["answer_duration:p(95)<5000", { metric: "answer_duration", rest: "p(95)<5000" }],
  ["recall@3>=0.9", { metric: "recall@3", rest: ">=0.9" }],
  [
    "errors { stage : soft landing } : rate<1",
    { metric: "errors", selector: { key: "stage", value: "soft landing" }, rest: "rate<1" },
  ],
  ["pass{tag:}>1", { metric: "pass", selector: { key: "tag", value: "" }, rest: ">1" }],
  ["pass{tag>1", { metric: "pass", rest: "{tag>1" }],
])("tells the metric and its part from the rest: %s", (text, split) => {
  expect(splitThreshold(text)).toEqual(split);
});

it.each(["", ":p(95)<1", ">=1", "{tag:hr}>1"])("needs a metric in front: %j", (text) => {
  expect(splitThreshold(text)).toBeUndefined();
});

it("writes a metric with its part as it is read", () => {
  expect(writtenMetric("pass", { key: "tag", value: "hr" })).toBe("pass{tag:hr}");
  expect(writtenMetric("pass", undefined)).toBe("pass");
});
