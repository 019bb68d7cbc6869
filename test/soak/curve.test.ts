import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Curve, figuresOf } from "./curve.ts";
import { slopeOf } from "./linear-fit.ts";
import { brokenBounds } from "./verdict.ts";

const QUESTIONS = 50_000;

/** A run measured at each 100 questions. */
function curveOf(mibAt: (answered: number) => number, idle: readonly number[] = [120]): Curve {
  const samples = Array.from({ length: QUESTIONS / 100 }, (_, index) => {
    const answered = (index + 1) * 100;
    return { answered, mib: mibAt(answered) };
  });
  return { idle, samples, questions: QUESTIONS };
}

const flat = curveOf(() => 180);
const verdictOf = (curve: Curve) => brokenBounds(figuresOf(curve));

describe("the soak's figures", () => {
  it("fit the line that points lie on, however it lies", () => {
    const number = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(number, number, fc.uniqueArray(number, { minLength: 2 }), (slope, start, xs) => {
        const points = xs.map((x) => ({ x, y: start + slope * x }));
        expect(slopeOf(points)).toBeCloseTo(slope, 6);
      }),
    );
  });

  it("fit the line of least squares through points beside it", () => {
    // By hand: the means are 2 and 3, the products sum to 3 and the squares to 2.
    const points = [
      { x: 1, y: 1 },
      { x: 2, y: 4 },
      { x: 3, y: 4 },
    ];
    expect(slopeOf(points)).toBeCloseTo(1.5);
  });

  it("find no slope where no line can be laid", () => {
    expect(slopeOf([])).toBe(0);
    expect(slopeOf([{ x: 1, y: 5 }])).toBe(0);
    expect(slopeOf([1, 2].map((y) => ({ x: 3, y })))).toBe(0);
  });

  it("take the median of each tenth, and leave one without samples empty", () => {
    const { tenths } = figuresOf(curveOf((answered) => Math.ceil(answered / 5_000)));
    expect(tenths).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const sparse = { idle: [1], samples: [{ answered: 50, mib: 7 }], questions: 100 };
    expect(figuresOf(sparse).tenths).toEqual([...Array(4), 7, ...Array(5)]);
  });

  it("take the highest while idle, and the highest of all with what the system saw between", () => {
    const curve = { ...flat, idle: [120, 131, 125] };
    expect(figuresOf(curve)).toMatchObject({ idle: 131, max: 180 });
    expect(figuresOf({ ...curve, peakMib: 201 }).max).toBe(201);
    expect(figuresOf({ ...curve, idle: [190] }).max).toBe(190);
  });

  it("tell the growth for each 10,000 questions, without the first two tenths", () => {
    expect(figuresOf(curveOf((answered) => 150 + answered / 1_000)).growth).toBeCloseTo(10);
    expect(figuresOf(curveOf((answered) => Math.min(180, 100 + answered / 125))).growth).toBeCloseTo(0);
  });

  it("tell no growth of a run that is too short to see it", () => {
    const samples = [50, 100, 150, 200].map((answered) => ({ answered, mib: answered }));
    expect(figuresOf({ idle: [1], samples, questions: 200 }).growth).toBeUndefined();
  });
});

describe("the soak's verdict", () => {
  it("lets a flat run pass, and one whose garbage comes and goes", () => {
    expect(verdictOf(flat)).toEqual([]);
    expect(verdictOf(curveOf((answered) => 180 + 15 * Math.sin(answered)))).toEqual([]);
  });

  it("fails a run that grows, even where it stays under the highest bound", () => {
    const broken = verdictOf(curveOf((answered) => 150 + answered / 1_000));
    expect(broken).toEqual(["It grew by 10.0 MiB each 10,000 questions, and not by at most 5.0 MiB."]);
  });

  it("fails a run that idles too high, and one that has a peak between two samples", () => {
    expect(verdictOf({ ...flat, idle: [120, 160] })).toEqual([
      "It idles at 160.0 MiB, and not under 160.0 MiB.",
    ]);
    expect(verdictOf({ ...flat, peakMib: 256 })).toEqual([
      "It reached 256.0 MiB, and did not stay under 256.0 MiB.",
    ]);
  });
});
