import { expect, it } from "vitest";
import { withBaseline } from "../../../src/loadtest/thresholds/against-baseline.ts";
import { judgeLoadThresholds } from "../../../src/loadtest/thresholds/judge.ts";
import { isRelative } from "../../../src/loadtest/thresholds/load-threshold.ts";
import { measuring, sampleOf } from "../measure/samples.ts";
import { loadThreshold } from "./thresholds.ts";

const slower = loadThreshold("answer_duration", "p(95)<baseline*1.10", { place: "peak.yaml:12:7" });

it("is held against the figure of the run that was kept", () => {
  const { measurement } = measuring();
  measurement.add(sampleOf({ stage: "peak", endedAt: 2_000 }));
  const thresholds = [
    slower,
    loadThreshold("answer_duration{stage:peak}", "max<=baseline"),
    loadThreshold("ack_duration", "avg<3000"),
  ];
  const limits = withBaseline(thresholds, measurement.figures()).map(({ limit }) => limit);
  expect(limits[0]).toBeCloseTo(2_200);
  expect(limits.slice(1)).toEqual([2_000, 3_000]);
  expect(thresholds.map(isRelative)).toEqual([true, true, false]);
  const judged = judgeLoadThresholds(
    withBaseline(thresholds, measurement.figures()),
    measurement.figures(),
    "at the end",
  );
  expect(judged.map(({ threshold, crossed }) => [threshold, crossed])).toEqual([
    ["answer_duration:p(95)<2200", false],
    ["answer_duration{stage:peak}:max<=2000", false],
    ["ack_duration:avg<3000", false],
  ]);
});

it("says where it stands when there is no baseline", () => {
  expect(() => withBaseline([slower], undefined)).toThrow(
    expect.objectContaining({
      code: "THRESHOLD_INVALID",
      message:
        "peak.yaml:12:7: answer_duration: p(95)<baseline*1.10 compares with a baseline, and none is given.",
      remedy: expect.stringContaining("--baseline"),
    }),
  );
});

it.each([
  ["answer_duration{stage:soak}", "p(95)<baseline"],
  ["answer_duration", "p(42)<baseline"],
  ["checks", "rate>=baseline"],
])("says which figure the baseline lacks: %s: %s", (key, expression) => {
  const { measurement } = measuring();
  measurement.add(sampleOf());
  expect(() => withBaseline([loadThreshold(key, expression)], measurement.figures())).toThrow(
    expect.objectContaining({
      code: "BASELINE_INVALID",
      exitCode: 3,
      message: expect.stringMatching(/^load\.yaml:1:1: .* needs .* of .*, and the baseline has none\.$/),
    }),
  );
});
