import fc from "fast-check";
import { expect, it } from "vitest";
import { chooseKind } from "../../../../src/loadtest/scenario/picking/choose-kind.ts";
import { QUESTION_KINDS } from "../../../../src/loadtest/scenario/question-kind.ts";
import { mixOf } from "./mixes.ts";

const weights = fc.record(
  Object.fromEntries(QUESTION_KINDS.map((kind) => [kind, fc.integer({ min: 0, max: 50 })])),
);

it("gives each kind exactly its share of the numbers from 0 to 1", () => {
  fc.assert(
    fc.property(weights, (weighed) => {
      const sum = Object.values(weighed).reduce((total, each) => total + each, 0);
      fc.pre(sum > 0);
      const mix = mixOf(weighed);
      const counts = new Map<string, number>();
      for (let at = 0; at < sum; at += 1) {
        const kind = chooseKind(mix, (at + 0.5) / sum);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      for (const kind of QUESTION_KINDS) expect(counts.get(kind) ?? 0).toBe(weighed[kind] ?? 0);
    }),
    { seed: 7 },
  );
});
