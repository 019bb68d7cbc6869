import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBaseline } from "../../../src/evaluation/baseline/read-baseline.ts";
import { recordOf } from "../../../src/evaluation/baseline/run-record.ts";
import { selfCheck } from "../../../src/evaluation/baseline/self-check.ts";
import { selfCheckLines } from "../../../src/evaluation/baseline/self-check-lines.ts";
import { createRandom } from "../../../src/evaluation/metrics/random.ts";
import { createTally } from "../../../src/evaluation/metrics/tally.ts";
import { FAIL, resultOf } from "../metrics/results.ts";
import { casesOf, failed, passed, times } from "./records.ts";

const SHIPPED = await readBaseline(join(import.meta.dirname, "../../../fixtures/baseline.json"));

/** The given samples of each case, as a run that asked so often has them. */
function sampled(cases: readonly (readonly boolean[])[]) {
  const tally = createTally();
  for (const [at, passes] of cases.entries())
    for (const [before, pass] of passes.entries())
      tally.add(resultOf(`q${at}`, { sample: before + 1, ...(!pass && { verdict: FAIL }) }));
  return recordOf(tally.columns, { knowledge: "", prompt: "", model: "" }).cases;
}

function drawn(cases: number, passes: (random: () => number) => boolean[]) {
  const random = createRandom(4);
  return sampled(Array.from({ length: cases }, () => passes(random)));
}

describe("the self-check of the gate", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])("holds for the questions that come with Ledger, with seed %d", (seed) => {
    const check = selfCheck(SHIPPED.cases, { seed });
    expect(check).toMatchObject({
      reruns: 200,
      pairs: SHIPPED.cases.size,
      drop: 0.1,
      noise: { kind: "assumed", flips: 0.02 },
    });
    expect(check.falseAlarms).toBeLessThan(0.05);
    expect(check.found).toBeGreaterThan(0.95);
    expect(check.holds).toBe(true);
  });

  it("is the same for the same seed", () => {
    expect(selfCheck(SHIPPED.cases, { seed: 9 })).toEqual(selfCheck(SHIPPED.cases, { seed: 9 }));
  });

  it("does not hold of 60 cases, since too many such drops would be missed", () => {
    const check = selfCheck(casesOf([...times(50, passed()), ...times(10, failed())]), { seed: 1 });
    expect(check.found).toBeLessThan(0.8);
    expect(check.holds).toBe(false);
  });

  it("raises a false alarm about as often as the gate's test allows, where verdicts change a lot", () => {
    const noisy = casesOf(times(400, failed({ samples: 2, passed: 1, leading: 1 })));
    const { falseAlarms } = selfCheck(noisy, { seed: 1, reruns: 2_000 });
    expect(falseAlarms).toBeGreaterThan(0.01);
    expect(falseAlarms).toBeLessThan(0.035);
  });

  it("measures the noise of repeated samples", () => {
    const noisy = casesOf([
      ...times(280, passed()),
      ...times(120, failed({ samples: 2, passed: 1, leading: 1 })),
    ]);
    const check = selfCheck(noisy, { seed: 1 });
    expect(check.noise).toEqual({ kind: "measured" });
    // 5 of 100 is what the exact test allows, and 200 reruns may show a few more.
    expect(check.falseAlarms).toBeLessThan(0.08);
    expect(check.falseAlarms).toBeGreaterThan(0);
    expect(check.found).toBeGreaterThan(0.5);
  });

  it("does not hold where verdicts change so much that no drop could be found", () => {
    const coins = casesOf(times(60, failed({ samples: 2, passed: 1, leading: 1 })));
    const check = selfCheck(coins, { seed: 1 });
    expect(check.holds).toBe(false);
    expect(selfCheckLines(check).at(-1)).toMatch(/too few cases, or its verdicts change too much/);
  });

  it.each([
    ["too few cases", times(20, passed()), /under 30 cases it says nothing/],
    ["no case", [], /under 30 cases/],
    ["no case that passes", times(100, failed({ samples: 2 })), /does not hold/],
  ])("does not hold for %s", (_, cases, why) => {
    const check = selfCheck(casesOf(cases), { seed: 1 });
    expect(check.holds).toBe(false);
    expect(selfCheckLines(check).at(-1)).toMatch(why);
  });

  it("holds where the samples of a run differ by chance, each compared with each", () => {
    const cases = drawn(537, (random) => Array.from({ length: 5 }, () => random() < 0.98));
    const check = selfCheck(cases, { seed: 1 });
    expect(check.samples?.compared).toBe(10);
    expect(check.samples?.differ).toBeLessThan(3);
    expect(check.holds).toBe(true);
  });

  it("does not hold where the path got worse while it was asked, which no drawn rerun shows", () => {
    const cases = drawn(537, (random) => [1, 0.99, 0.97, 0.95, 0.92].map((chance) => random() < chance));
    const check = selfCheck(cases, { seed: 1 });
    expect(check.falseAlarms).toBeLessThan(0.05);
    expect(check.samples).toMatchObject({ compared: 10 });
    expect(check.samples?.differ).toBeGreaterThan(2);
    expect(check.holds).toBe(false);
    expect(selfCheckLines(check).at(-1)).toBe(
      "  the gate does not hold: its own samples differ by more than chance",
    );
  });

  it("knows nothing of single samples where a baseline's file is all there is", () => {
    expect(selfCheck(casesOf(times(100, passed({ samples: 3, passed: 3 }))), { seed: 1 })).not.toHaveProperty(
      "samples",
    );
  });

  it("tries the comparison with the baseline as well", () => {
    const check = selfCheck(SHIPPED.cases, { seed: 1, baseline: SHIPPED.cases });
    expect(check).toMatchObject({
      baseline: { pairs: SHIPPED.cases.size, churn: 0, falseAlarms: 0, found: 1 },
      holds: true,
    });
  });

  it("does not hold where few cases are in the baseline too, or where many turned", () => {
    const cases = casesOf([...times(420, passed()), ...times(100, failed())]);
    const few = selfCheck(cases, { seed: 1, baseline: casesOf(times(40, passed())) });
    expect(few).toMatchObject({ baseline: { pairs: 40 }, holds: false });
    expect(selfCheckLines(few).at(-1)).toMatch(/too few pairs are in the baseline too/);
    const turned = casesOf([...times(320, passed()), ...times(100, failed()), ...times(100, passed())]);
    const many = selfCheck(cases, { seed: 1, baseline: turned });
    expect(many.baseline?.churn).toBeCloseTo(200 / 520, 9);
    expect(many.baseline?.found).toBeLessThan(0.95);
    expect(many.holds).toBe(false);
  });

  it("says its figures and what it assumed", () => {
    const lines = selfCheckLines({
      ...{ pairs: 151, reruns: 200, falseAlarms: 0.015, found: 0.99, drop: 0.1 },
      noise: { kind: "assumed", flips: 0.02 },
      baseline: { pairs: 150, churn: 0.02, falseAlarms: 0.01, found: 0.985 },
      holds: true,
    });
    expect(lines).toEqual([
      "self-check of the gate: 200 reruns of 151 cases; each was asked once, so that 2 % of the verdicts are assumed to flip (--repeat measures it)",
      "  false alarms with nothing changed: 1.5 % (must be under 5 %)",
      "  a drop of 10 points found: 99 % (must be over 95 %)",
      "  of its 150 pairs with the baseline, of which 2 % turned by chance: false alarms 1 %, the drop found 98.5 %",
      "  the gate holds",
    ]);
  });
});
