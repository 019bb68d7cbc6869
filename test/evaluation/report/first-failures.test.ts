import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFirstFailures, rankOf } from "../../../src/evaluation/report/first-failures.ts";
import type { Result } from "../../../src/evaluation/result.ts";
import { FAIL, resultOf } from "../metrics/results.ts";

const KINDS: readonly ((id: string, sample?: number) => Result)[] = [
  (id, sample = 1) =>
    resultOf(id, { sample, verdict: { kind: "fail", attribution: "injection", because: "it obeys" } }),
  (id, sample = 1) => resultOf(id, { sample, verdict: FAIL, brokeBaseline: true }),
  (id, sample = 1) => resultOf(id, { sample, verdict: FAIL }),
];

describe("the failures that tell most", () => {
  it("are injections, then what broke since the baseline, then the others, each in their order", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2), { maxLength: 40 }), fc.nat(12), (kinds, most) => {
        const results = kinds.map((kind, at) => KINDS[kind]?.(`q${at}`) ?? resultOf(""));
        const { add, first, all } = createFirstFailures<string>(most);
        for (const result of results) add(result, () => result.case.id);
        const sorted = results.toSorted((one, other) => rankOf(one) - rankOf(other));
        expect(first()).toEqual(sorted.slice(0, most).map((result) => result.case.id));
        expect(all()).toBe(results.length);
      }),
    );
  });

  it("are one of each case: of its samples the one that tells most", () => {
    const { add, first, all } = createFirstFailures<string>(2);
    const [injection, broke, other] = KINDS;
    for (const result of [
      other?.("a", 1),
      other?.("b", 1),
      other?.("b", 2),
      injection?.("b", 3),
      broke?.("b", 4),
    ])
      if (result) add(result, () => `${result.case.id} ${result.sample}`);
    expect(first()).toEqual(["b 3", "a 1"]);
    expect(all()).toBe(2);
  });

  it("are all that is made of so many: the others cost nothing", () => {
    const { add, first } = createFirstFailures<number>(3);
    let made = 0;
    for (let at = 0; at < 1_000; at++) add(resultOf(`q${at}`, { verdict: FAIL }), () => made++);
    expect(first()).toEqual([0, 1, 2]);
    expect(made).toBe(3);
  });
});
