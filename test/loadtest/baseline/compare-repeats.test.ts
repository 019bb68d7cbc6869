import { describe, expect, it } from "vitest";
import { changeInterval } from "../../../src/loadtest/baseline/compare/change-interval.ts";
import { compareRepeats } from "../../../src/loadtest/baseline/compare/compare-repeats.ts";
import { leaningOf } from "../../../src/loadtest/baseline/compare/compared.ts";
import {
  expandedTail,
  normalTail,
  studentTail,
} from "../../../src/loadtest/baseline/compare/expanded-tail.ts";
import { createRuns } from "./made-up-runs.ts";

const before = createRuns(1).repeats(6);
const changeOf = ({ changes }: ReturnType<typeof compareRepeats>, metric: string, figure: string) =>
  changes.find((change) => change.metric === metric && change.figure === figure);

describe("the comparison over repeats", () => {
  it("says nothing of under 5 repeats on either side, and shows what was measured", () => {
    const slow = createRuns(2).repeats(6, { times: 3 });
    for (const [was, is] of [
      [before.slice(0, 4), slow],
      [before, slow.slice(0, 4)],
    ] as const) {
      const result = compareRepeats("main", was, is, { seed: 1 });
      expect(result.outcome).toBe("not-enough-to-tell");
      expect(result.because).toBe(
        `The baseline has ${was.length} repeats and this run ${is.length}; under 5 on either side nothing is said of a difference.`,
      );
      expect(changeOf(result, "answer_duration", "p(95)")).toMatchObject({
        before: expect.any(Number),
        after: expect.any(Number),
        interval: null,
      });
    }
    expect(compareRepeats("main", before.slice(0, 5), slow.slice(0, 5), { seed: 1 }).outcome).toBe("worse");
  });

  it("names what became worse, with an interval around the change", () => {
    const result = compareRepeats("main", before, createRuns(3).repeats(6, { times: 1.5 }), { seed: 1 });
    expect(result).toMatchObject({ baseline: "main", outcome: "worse" });
    expect(result.because).toMatch(
      /^Worse beyond the margin with the whole interval: answer_duration p\(50\), /,
    );
    const { interval, before: was = 0, after: is = 0 } = changeOf(result, "answer_duration", "p(50)") ?? {};
    const change = ((is ?? 0) - (was ?? 0)) / (was ?? 0);
    expect(interval?.low).toBeGreaterThan(0.3);
    expect(interval?.low).toBeLessThan(change);
    expect(interval?.high).toBeGreaterThan(change);
    expect(interval?.high).toBeLessThan(0.9);
  });

  it("gives the same intervals for the same seed, and others for another", () => {
    const after = createRuns(3).repeats(6);
    const once = compareRepeats("main", before, after, { seed: 1 });
    expect(compareRepeats("main", before, after, { seed: 1 })).toEqual(once);
    expect(compareRepeats("main", before, after, { seed: 2 })).not.toEqual(once);
  });

  it("finds errors in points, though there were none before, and a goodput that fell", () => {
    const flawless = createRuns(4).repeats(6, { failing: 0 });
    const result = compareRepeats("main", flawless, createRuns(5).repeats(6, { failing: 0.2 }), { seed: 1 });
    expect(result.because).toContain("goodput rate, errors rate");
    expect(changeOf(result, "errors", "rate")).toMatchObject({ before: 0, inPoints: true });
    expect(changeOf(result, "goodput", "rate")?.interval?.high).toBeLessThan(-0.01);
  });

  it("compares the cost of a question, and not that of a run", () => {
    const result = compareRepeats("main", before, createRuns(6).repeats(6, { costUsd: 0.003 }), { seed: 1 });
    expect(result.because).toBe(
      "Worse beyond the margin with the whole interval: llm_cost_usd per question.",
    );
    expect(changeOf(result, "llm_cost_usd", "per question")?.before).toBeCloseTo(0.002, 4);
  });

  it("leaves out what neither run has, and says of a better one that it is", () => {
    const withoutCost = (runs: typeof before) =>
      runs.map((run) => ({
        ...run,
        metrics: { ...run.metrics, llm_cost_usd: { count: null, rate: null } },
      }));
    const faster = createRuns(7).repeats(6, { times: 0.5 });
    const result = compareRepeats("main", withoutCost(before), withoutCost(faster), { seed: 1 });
    expect(result.outcome).toBe("better");
    expect(changeOf(result, "llm_cost_usd", "per question")).toBeUndefined();
  });

  it("tells how large a change may have stayed unseen", () => {
    const { outcome, because } = compareRepeats("main", before, createRuns(8).repeats(6), { seed: 1 });
    expect(outcome).toBe("same");
    expect(because).toMatch(
      /^No figure changed .*\. The least certain is \w+ p\(99\), which may have changed by −\d+\.\d % to \+\d+\.\d %\.$/,
    );
  });
});

describe("the margin", () => {
  it.each([
    [{ low: 0.051, high: 0.2 }, "worse", "better"],
    [{ low: 0.049, high: 0.2 }, "same", "same"],
    [{ low: -0.2, high: 0.2 }, "same", "same"],
    [{ low: -0.2, high: -0.049 }, "same", "same"],
    [{ low: -0.2, high: -0.051 }, "better", "worse"],
  ])("must have the whole interval beyond it: %j", (interval, ofLower, ofHigher) => {
    expect(leaningOf(interval, 0.05, "lower")).toBe(ofLower);
    expect(leaningOf(interval, 0.05, "higher")).toBe(ofHigher);
  });

  it("is 10 ms at least, which nobody feels", () => {
    const acknowledged = (milliseconds: number) =>
      before.map((run) => {
        const ack = {
          ...run.metrics.ack_duration,
          med: milliseconds,
          "p(95)": milliseconds,
          "p(99)": milliseconds,
        };
        return { ...run, metrics: { ...run.metrics, ack_duration: ack } };
      });
    expect(compareRepeats("main", acknowledged(10), acknowledged(19), { seed: 1 }).outcome).toBe("same");
    expect(compareRepeats("main", acknowledged(10), acknowledged(21), { seed: 1 }).outcome).toBe("worse");
  });
});

describe("the interval", () => {
  it("reaches further out for few repeats, as Student's does", () => {
    // Tables of t: 2.776 of 4 degrees of freedom, 2.262 of 9.
    expect(studentTail(2.776, 4)).toBeCloseTo(0.025, 4);
    expect(studentTail(2.262, 9)).toBeCloseTo(0.025, 4);
    expect(normalTail(1.96)).toBeCloseTo(0.025, 4);
    expect(expandedTail(0.025, 5)).toBeCloseTo(normalTail(Math.sqrt(5 / 4) * 2.776), 5);
    expect(expandedTail(0.025, 100)).toBeCloseTo(0.0231, 3);
  });

  it("is none where the figure was zero before, and of no width where nothing varies", () => {
    const of = { change: "relative", tail: 0.025, seed: 1 } as const;
    expect(changeInterval([0, 0, 0, 0, 0], [1, 1, 1, 1, 1], of)).toBeNull();
    const { low, high } = changeInterval([2, 2, 2, 2, 2], [3, 3, 3, 3, 3], of) ?? {};
    expect([low, high]).toEqual([0.5, 0.5]);
  });
});
