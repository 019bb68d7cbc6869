import { describe, expect, it } from "vitest";
import { ALIASES, MEASURES, METRIC_NAMES, SCORED } from "../../../src/evaluation/metrics/measures.ts";

describe("the table of metrics", () => {
  it("says of each what it measures", () => {
    for (const name of METRIC_NAMES) expect(MEASURES[name].says).toMatch(/^[\w ].{10,}/);
  });

  it("labels what compares words as a heuristic", () => {
    const heuristic = METRIC_NAMES.filter((name) => "heuristic" in MEASURES[name]);
    expect(heuristic).toEqual(["token-f1", "groundedness"]);
  });

  it("knows what is better the less there is of it", () => {
    expect(METRIC_NAMES.filter((name) => !MEASURES[name].higherIsBetter)).toEqual([
      "false-refusals",
      "false-answers",
      "injection-success",
      "cost",
      "latency-p50",
      "latency-p95",
      "stale",
      "infrastructure",
      "unsupported",
    ]);
  });

  it("has names that no other metric has", () => {
    for (const [alias, name] of Object.entries(ALIASES)) {
      expect(METRIC_NAMES).not.toContain(alias);
      expect(METRIC_NAMES).toContain(name);
    }
    expect(SCORED).not.toContain("pass");
  });
});
