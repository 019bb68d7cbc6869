import { describe, expect, it } from "vitest";
import type {
  ComparisonResult,
  LoadResult,
  RepeatResult,
  VerdictKind,
} from "../../../src/loadtest/report/load-result.ts";
import { verdictOf } from "../../../src/loadtest/report/verdict.ts";
import {
  deadTarget,
  interruptedResult,
  invalidResult,
  madeUpResult,
  madeUpThreshold,
} from "./made-up-result.ts";

const CROSSED = madeUpThreshold("errors", "rate<0.01", 0.2, true);
const WRONG = [{ name: "right source", passes: 99, fails: 1 }];

function comparedAs(outcome: ComparisonResult["outcome"]): ComparisonResult {
  return { baseline: "main", outcome, because: "answer_duration p(95)", changes: [] };
}

function repeatsOf(...verdicts: readonly VerdictKind[]): RepeatResult[] {
  return verdicts.map((verdict) => ({
    ...{ startedAt: "2026-03-02T09:00:00.000Z", verdict },
    ...{ p50: 1, p95: 2, p99: 3, errors: 0 },
  }));
}

describe("the verdict on a load test", () => {
  it.each<[string, LoadResult, string, number]>([
    ["passes", madeUpResult(), "passed", 0],
    ["is of a threshold that is crossed", madeUpResult({ thresholds: [CROSSED] }), "crossed", 99],
    ["is of a check that failed", madeUpResult({ checks: WRONG }), "checks-failed", 1],
    [
      "leaves failed checks to the threshold that bounds them",
      madeUpResult({
        checks: WRONG,
        thresholds: [madeUpThreshold("checks", "rate>0.98", 0.99)],
      }),
      "passed",
      0,
    ],
    ["is INVALID whatever was crossed", { ...invalidResult(), thresholds: [CROSSED] }, "invalid", 1],
    ["is INVALID whatever was kept", invalidResult(), "invalid", 1],
    ["is of an interruption", interruptedResult(), "interrupted", 130],
    ["is of a target that is down", deadTarget(), "target-down", 4],
    [
      "is of a target that died in the middle",
      madeUpResult({ end: { kind: "target-died" } }),
      "target-down",
      4,
    ],
    [
      "is of the threshold that ended the run",
      madeUpResult({ end: { kind: "aborted-by-threshold" }, thresholds: [{ ...CROSSED, aborted: true }] }),
      "crossed",
      99,
    ],
    ["is of a comparison that is worse", madeUpResult({ comparison: comparedAs("worse") }), "worse", 99],
    [
      "is of none that is better or cannot be told",
      madeUpResult({ comparison: comparedAs("better") }),
      "passed",
      0,
    ],
    [
      "is of the threshold before a comparison",
      madeUpResult({ comparison: comparedAs("worse"), thresholds: [CROSSED] }),
      "crossed",
      99,
    ],
    [
      "is of a run before the last that crossed a threshold",
      madeUpResult({ repeats: repeatsOf("passed", "crossed", "passed") }),
      "crossed",
      99,
    ],
    [
      "is of a run before the last whose checks failed",
      madeUpResult({ repeats: repeatsOf("checks-failed", "passed") }),
      "checks-failed",
      1,
    ],
    [
      "is INVALID for the last run, whatever those before were",
      { ...invalidResult(), repeats: repeatsOf("crossed", "invalid") },
      "invalid",
      1,
    ],
    ["says that nothing was judged", madeUpResult({ thresholds: [], checks: [] }), "ungated", 0],
  ])("%s", (_, result, kind, exitCode) => {
    expect(verdictOf(result)).toMatchObject({ kind, exitCode });
  });

  it("says what the gate was: the thresholds, or where there are none the checks", () => {
    const load = "the load was the one that was planned.";
    expect(verdictOf(madeUpResult()).says).toBe(`Every threshold was kept, and ${load}`);
    expect(verdictOf(madeUpResult({ thresholds: [] }))).toMatchObject({
      kind: "passed",
      says: `No threshold was given; every check held, and ${load}`,
    });
  });

  it("names the run that did not hold, and what is worse than which baseline", () => {
    expect(verdictOf(madeUpResult({ repeats: repeatsOf("passed", "crossed", "passed") })).says).toBe(
      "run 2 of 3 did not hold, and the last one did",
    );
    expect(verdictOf(madeUpResult({ comparison: comparedAs("worse") })).says).toBe(
      "worse than the baseline main: answer_duration p(95)",
    );
  });
});
