import { describe, expect, it } from "vitest";
import { confusionLines, type Judged, qualityLine, tradeOffLine } from "./figures.ts";

function judged(count: number, isAnswered: boolean, probability: number): Judged[] {
  const outcome = probability >= 0.4 ? "answer" : "refuse";
  return Array.from({ length: count }, () => ({
    kind: isAnswered ? "gold" : "none",
    isAnswered,
    probability,
    outcome,
  }));
}

const ALL = [
  ...judged(44, true, 0.9),
  ...judged(8, true, 0.2),
  ...judged(5, false, 0.45),
  ...judged(15, false, 0.1),
];

describe("the figures of a calibration", () => {
  it("count outcomes by kind, with the interval of what was answered", () => {
    expect(confusionLines(ALL)).toEqual([
      expect.stringMatching(/gold +52 +answered +44 +refused +8 +asked back +0 +\.85 \(\.72 to \.92\)/),
      expect.stringMatching(/none +20 +answered +5 +refused +15 +asked back +0 +\.25 \(\.11 to \.47\)/),
    ]);
  });

  it("give the area under the curve, which does not depend on a threshold", () => {
    // Of 52 x 20 pairs the 8 that are refused lose to the 5 that are answered.
    expect(qualityLine(ALL)).toContain(`AUC ${(1 - 40 / 1040).toFixed(3)} (standard error `);
  });

  it("give what other thresholds would do", () => {
    expect(tradeOffLine(ALL)).toContain(".40 .15/.25   .50 .15/.00");
  });
});
