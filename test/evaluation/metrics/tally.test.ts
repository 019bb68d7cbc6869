import { describe, expect, it } from "vitest";
import { METRIC_NAMES } from "../../../src/evaluation/metrics/measures.ts";
import { createTally } from "../../../src/evaluation/metrics/tally.ts";
import type { Result } from "../../../src/evaluation/result.ts";
import { FAIL, resultOf } from "./results.ts";

function summaryOf(...results: readonly Result[]) {
  const tally = createTally();
  for (const result of results) tally.add(result);
  return tally.summary({ seed: 1 });
}

describe("the summary of a run", () => {
  it("has every metric, with null where there is nothing to measure it by", () => {
    const { metrics } = summaryOf();
    expect(Object.keys(metrics).sort()).toEqual([...METRIC_NAMES].sort());
    for (const [name, measured] of Object.entries(metrics)) {
      const value = ["stale", "infrastructure", "unsupported"].includes(name) ? 0 : null;
      expect(measured).toEqual({ value, interval: null, cases: 0 });
    }
  });

  it("is of cases that passed and failed; the others are counted apart", () => {
    const summary = summaryOf(
      resultOf("a"),
      resultOf("b", { verdict: FAIL }),
      resultOf("c", { verdict: { kind: "stale-cassette", because: "" }, observation: null }),
      resultOf("d", { verdict: { kind: "infrastructure", because: "" }, scores: { mrr: 0 } }),
      resultOf("e", { verdict: { kind: "unsupported", because: "" } }),
    );
    expect(summary.metrics.pass).toMatchObject({ value: 0.5, cases: 2 });
    expect(summary.metrics.mrr.value).toBeNull();
    expect(summary.counts).toEqual({
      cases: 5,
      results: 5,
      passed: 1,
      failed: 1,
      stale: 1,
      infrastructure: 1,
      unsupported: 1,
      unknownCosts: 0,
      unsteady: 0,
    });
    expect(summary.metrics.stale).toEqual({ value: 1, interval: null, cases: 5 });
    expect(summary.failures).toMatchObject({ "wrong-answer": 1, injection: 0 });
  });

  it("is overall, by tag and by file", () => {
    const summary = summaryOf(
      resultOf("a", { case: { tags: ["it", "hr"], file: "z.yaml" }, scores: { mrr: 1 } }),
      resultOf("b", { case: { tags: ["hr", "hr"], file: "y.yaml" }, scores: { mrr: 0.5 }, verdict: FAIL }),
      resultOf("c", { case: { file: "y.yaml" }, scores: { mrr: 0 } }),
    );
    expect(summary.metrics.mrr.value).toBe(0.5);
    expect(summary.byTag.map(({ name, metrics }) => [name, metrics.mrr.value, metrics.pass.value])).toEqual([
      ["hr", 0.75, 0.5],
      ["it", 1, 1],
    ]);
    expect(summary.byFile.map(({ name, counts }) => [name, counts.cases])).toEqual([
      ["z.yaml", 1],
      ["y.yaml", 2],
    ]);
  });

  it("tells what was wanted and what was done", () => {
    const { confusion } = summaryOf(
      resultOf("a"),
      resultOf("b", { observation: { outcome: "refused" }, verdict: FAIL }),
      resultOf("c", { case: { expect: "refuse" }, verdict: FAIL }),
      resultOf("d", { case: { expect: "clarify" }, observation: { outcome: "clarify" } }),
    );
    expect(confusion).toEqual({
      answer: { answered: 1, refused: 1 },
      refuse: { answered: 1 },
      clarify: { clarify: 1 },
    });
  });

  it("takes an unknown cost for unknown, and not for 0", () => {
    const unknown = resultOf("a", { observation: { costUsd: null } });
    expect(summaryOf(unknown).metrics.cost).toMatchObject({ value: null, cases: 0 });
    expect(summaryOf(unknown).counts.unknownCosts).toBe(1);
    const known = [
      resultOf("b", { observation: { costUsd: 0.25 } }),
      resultOf("c", { observation: { costUsd: 0.5 } }),
    ];
    expect(summaryOf(unknown, ...known).metrics.cost).toEqual({ value: 0.75, interval: null, cases: 2 });
  });

  it("has percentiles of what was recorded, and of nothing else", () => {
    const timed = [100, 200, 300].map((recordedLatencyMs) =>
      resultOf(String(recordedLatencyMs), { observation: { recordedLatencyMs } }),
    );
    const { metrics } = summaryOf(...timed, resultOf("untimed"));
    expect(metrics["latency-p50"]).toEqual({ value: 200, interval: null, cases: 3 });
    expect(metrics["latency-p95"].value).toBe(290);
  });
});

describe("cases that are asked several times", () => {
  const steady = [1, 2].map((sample) => resultOf("a", { sample }));
  const unsteady = [
    resultOf("b", { sample: 1, scores: { mrr: 1 } }),
    resultOf("b", { sample: 2, scores: { mrr: 0.5 }, verdict: FAIL }),
  ];

  it("count once, with the mean of their samples", () => {
    const { metrics, counts } = summaryOf(...steady, ...unsteady);
    expect(metrics.pass).toMatchObject({ value: 0.75, cases: 2 });
    expect(metrics.mrr).toMatchObject({ value: 0.75, cases: 1 });
    expect(counts).toMatchObject({ cases: 2, results: 4, passed: 3, failed: 1, unsteady: 1 });
  });

  it("pass^k where each sample passes, in whatever order the samples come", () => {
    const mixed = [steady[0], unsteady[1], steady[1], unsteady[0]].flatMap((each) => each ?? []);
    expect(summaryOf(...mixed).metrics["pass^k"]).toMatchObject({ value: 0.5, cases: 2 });
    expect(summaryOf(resultOf("a")).metrics["pass^k"].value).toBeNull();
  });
});

it("is the same for the same results and seed, byte for byte", () => {
  const results = Array.from({ length: 40 }, (_, at) =>
    resultOf(`q${at}`, { scores: { mrr: 1 / (1 + (at % 5)) } }),
  );
  expect(JSON.stringify(summaryOf(...results))).toBe(JSON.stringify(summaryOf(...results)));
});

it("takes 100,000 cases, and keeps numbers of them only", () => {
  const tally = createTally();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  for (let at = 0; at < 100_000; at++)
    tally.add(
      resultOf(`q${at}`, { case: { tags: ["even"] }, scores: { mrr: (at % 10) / 10, "recall@1": at % 2 } }),
    );
  const { metrics, byTag } = tally.summary({ seed: 1 });
  expect(metrics.mrr).toMatchObject({ value: 0.45, cases: 100_000, interval: { method: "normal" } });
  expect(byTag[0]?.metrics["recall@1"]).toMatchObject({ value: 0.5, interval: { method: "wilson" } });
  const after = process.memoryUsage();
  const grown = after.heapUsed - heapUsed + after.arrayBuffers - arrayBuffers;
  expect(grown / 100_000).toBeLessThan(1_500);
});
