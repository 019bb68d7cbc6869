import { describe, expect, it } from "vitest";
import { compare } from "../../../src/evaluation/baseline/compare.ts";
import type { RunRecord } from "../../../src/evaluation/baseline/run-record.ts";
import { createRandom } from "../../../src/evaluation/metrics/random.ts";
import { failed, passed, recordsOf, runOf, times } from "./records.ts";

function compared(before: RunRecord, after: RunRecord) {
  return compare(before, after, { seed: 1 });
}

describe("a run beside its baseline", () => {
  const steady = times(100, passed());

  it("is the same where nothing changed, and says what it would have found", () => {
    const { outcome, because, verdicts, pairs } = compared(runOf(steady), runOf(steady));
    expect({ outcome, pairs }).toEqual({ outcome: "same", pairs: 100 });
    expect(verdicts).toMatchObject({
      p: 1,
      before: 1,
      after: 1,
      broken: [],
      mended: [],
      smallestEffect: 0.078,
    });
    expect(because).toBe(
      "0 cases broke and 0 were mended of 100 (exact McNemar, p = 1.000); a drop of 7.8 points would have been found in 8 of 10 such runs",
    );
  });

  it("is worse where more broke than chance would break", () => {
    const after = runOf([...times(8, failed()), ...times(92, passed())]);
    const { outcome, because, verdicts } = compared(runOf(steady), after);
    expect(outcome).toBe("worse");
    expect(because).toBe("8 cases broke and 0 were mended of 100 (exact McNemar, p = 0.008)");
    expect(verdicts.broken).toEqual(["q0000", "q0001", "q0002", "q0003", "q0004", "q0005", "q0006", "q0007"]);
  });

  it("is better where more was mended", () => {
    const before = runOf([...times(8, failed()), ...times(92, passed())]);
    expect(compared(before, runOf(steady))).toMatchObject({ outcome: "better", verdicts: { p: 0.007813 } });
  });

  it("is the same where as much broke as was mended", () => {
    const before = runOf([...times(10, failed()), ...times(90, passed())]);
    const after = runOf([...times(10, passed()), ...times(10, failed()), ...times(80, passed())]);
    const { outcome, verdicts } = compared(before, after);
    expect(outcome).toBe("same");
    expect(verdicts.smallestEffect).toBeGreaterThan(0.1);
  });

  it("says nothing of too few cases, however bad they are", () => {
    const few = compared(runOf(times(29, passed())), runOf(times(29, failed())));
    expect(few).toMatchObject({
      outcome: "not-enough-to-tell",
      because: "29 cases are in both runs, and under 30 nothing is said of a difference",
    });
    expect(compared(runOf([]), runOf([]))).toMatchObject({
      outcome: "not-enough-to-tell",
      verdicts: { before: null, after: null, smallestEffect: null },
    });
  });

  it("tells cases that came, that went, and that have no verdict", () => {
    const before = runOf([], {
      cases: recordsOf([
        ["a", passed()],
        ["b", passed()],
        ["c", passed()],
      ]),
    });
    const after = runOf([], {
      cases: recordsOf([
        ["b", passed()],
        ["d", failed()],
      ]),
      undecided: ["c"],
    });
    expect(compared(before, after)).toMatchObject({
      pairs: 1,
      added: ["d"],
      removed: ["a"],
      undecided: ["c"],
    });
  });

  it("tells what the runs were made with, where that changed", () => {
    const { changed } = compared(runOf(steady), runOf(steady, { prompt: "p2" }));
    expect(changed).toEqual([{ what: "prompt", before: "p1", after: "p2" }]);
  });

  it("takes a case whose samples differ as failed, before and after", () => {
    const flaky = failed({ passed: 2, samples: 3 });
    expect(compared(runOf(times(50, flaky)), runOf(times(50, flaky))).outcome).toBe("same");
  });
});

describe("runs that asked a different number of times", () => {
  /** Answers of which nine of ten pass, each by itself. */
  function asked(samples: number, seed: number): RunRecord {
    const random = createRandom(seed);
    const cases = Array.from({ length: 200 }, () => {
      const passes = Array.from({ length: samples }, () => random() < 0.9);
      const passing = passes.filter(Boolean).length;
      if (passing === samples) return passed({ passed: samples, samples });
      const leading = passing > 0 ? { leading: passes.indexOf(false) } : {};
      return failed({ passed: passing, samples, ...leading });
    });
    return runOf(cases);
  }

  it.each([
    [1, 5],
    [5, 1],
    [3, 5],
  ])(
    "are compared by as many samples: the same path asked %d and %d times differs in 5 of 100 runs at most",
    (one, other) => {
      let differ = 0;
      for (let run = 0; run < 200; run++)
        if (compared(asked(one, run), asked(other, run + 1_000)).outcome !== "same") differ++;
      expect(differ / 200).toBeLessThan(0.08);
    },
  );

  it("are the same with the same answers, and say that their numbers differ", () => {
    const before = runOf(times(100, passed()));
    const flaky = failed({ passed: 4, samples: 5, leading: 3 });
    const after = runOf([...times(60, flaky), ...times(40, passed({ passed: 5, samples: 5 }))]);
    const { outcome, because, changed, verdicts } = compared(before, after);
    expect({ outcome, broken: verdicts.broken }).toEqual({ outcome: "same", broken: [] });
    expect(because).toMatch(
      /; 100 of them were asked 1 times before and 5 times here, and go by their first so many as both have$/,
    );
    expect(changed).toEqual([{ what: "samples", before: "1", after: "5" }]);
  });

  it("find what is worse in the samples that both have", () => {
    const before = runOf(times(100, passed({ passed: 3, samples: 3 })));
    const after = runOf([
      ...times(10, failed({ passed: 3, samples: 5, leading: 2 })),
      ...times(90, passed()),
    ]);
    expect(compared(before, after)).toMatchObject({
      outcome: "worse",
      changed: [{ what: "samples", before: "3", after: "1 to 5" }],
    });
  });
});

describe("scores beside their baseline", () => {
  const scored = (mrr: (at: number) => number) =>
    runOf(Array.from({ length: 60 }, (_, at) => passed({ scores: { mrr: mrr(at), "recall@3": 1 } })));

  it("inform of each metric by itself, and fail nothing", () => {
    const { outcome, scores } = compared(
      scored((at) => (at % 5) / 5),
      scored((at) => ((at % 5) / 5) * 0.5),
    );
    expect(outcome).toBe("same");
    expect(scores).toEqual([
      { metric: "recall@3", pairs: 60, before: 1, after: 1, interval: { low: 0, high: 0 }, p: 1 },
      {
        metric: "mrr",
        pairs: 60,
        before: 0.4,
        after: 0.2,
        interval: { low: expect.closeTo(-0.235, 2), high: expect.closeTo(-0.165, 2) },
        p: expect.closeTo(0.002, 3),
      },
    ]);
  });

  it("are of the pairs that both have one, and are not tested where those are few", () => {
    const before = runOf([...times(29, passed({ scores: { mrr: 1 } })), ...times(20, passed())]);
    const after = runOf(times(49, passed({ scores: { mrr: 0 } })));
    expect(compared(before, after).scores).toMatchObject([{ metric: "mrr", pairs: 29, p: null }]);
  });
});
