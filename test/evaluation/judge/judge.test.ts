import { describe, expect, it } from "vitest";
import type { Assertion, AssertionResult } from "../../../src/evaluation/assertions/assertion.ts";
import type { Case } from "../../../src/evaluation/case.ts";
import { judge } from "../../../src/evaluation/judge/judge.ts";
import type { Observation } from "../../../src/evaluation/observation.ts";
import { caseOf, observationOf, PASSAGES } from "./given.ts";

function verdictOf(given: Partial<Case>, seen: Partial<Observation>, results: AssertionResult[] = []) {
  return judge(caseOf(given), observationOf(seen), results).verdict;
}

const REFUSED = { outcome: "refused", text: "I found nothing.", cited: [] } as const;
const CLARIFIED = { outcome: "clarify", text: "Vacation or sick leave?", cited: [] } as const;
const SICK = { source: "pto.md#sick-leave", quote: "Sick leave needs a note from a doctor" };
const HELD: AssertionResult = { outcome: "held", score: 1, because: "it is so" };
const FAILED: AssertionResult = { outcome: "failed", score: 0, because: 'it does not contain "ten"' };

function assertion(of: Partial<Assertion> = {}): Assertion {
  return { type: "contains", negated: false, value: "ten", weight: 1, line: 1, ...of };
}

describe("a case passes", () => {
  it.each<[string, Partial<Case>, Partial<Observation>]>([
    ["that is answered by its gold", {}, {}],
    ["that cites one of two that answer it", { gold: ["other.md#a", "pto.md#carry-over"] }, {}],
    ["whose gold is not known, with any answer that stands in a passage", { gold: [] }, {}],
    ["that is to be refused and is", { expect: "refuse", gold: [] }, REFUSED],
    ["that is to be asked back and is", { expect: "clarify", gold: [] }, CLARIFIED],
    [
      "that is answered in another language, whose words cannot be compared",
      {},
      { text: "Bis zu 5 Tage Urlaub werden in das nächste Jahr übertragen [1]." },
    ],
  ])("%s", (_, given, seen) => {
    expect(verdictOf(given, seen)).toEqual({ kind: "pass" });
  });
});

describe("a failure is attributed", () => {
  it.each<[string, string, RegExp, Partial<Case>, Partial<Observation>]>([
    [
      "to the retrieval where gold is not found, also if it refuses",
      "retrieval-miss",
      /carry-over: not found, but 1 others, first pto\.md#sick-leave/,
      {},
      { ...REFUSED, ranking: ["pto.md#sick-leave"], passages: PASSAGES.slice(1) },
    ],
    [
      "to the retrieval where gold is found behind what the model was given",
      "retrieval-miss",
      /carry-over: found too late, as number 9/,
      {},
      {
        ...REFUSED,
        ranking: [..."abcdefgh".split(""), "pto.md#carry-over"],
        passages: PASSAGES.slice(1),
      },
    ],
    [
      "to the retrieval where another passage answers in place of gold that is not found",
      "retrieval-miss",
      /: not found/,
      {},
      {
        ranking: ["pto.md#sick-leave"],
        passages: PASSAGES.slice(1),
        text: "Sick leave needs a note [1].",
        cited: [SICK],
      },
    ],
    [
      "to the refusal where gold is found",
      "wrong-refusal",
      /refuses, though it has read pto\.md/,
      {},
      REFUSED,
    ],
    ["to the refusal where it asks back", "wrong-refusal", /asks back, though/, {}, CLARIFIED],
    [
      "to the refusal where it was turned away before any search",
      "wrong-refusal",
      /refuses/,
      {},
      { ...REFUSED, ranking: null, passages: [] },
    ],
    [
      "to the model where all that it said was thrown away",
      "unsupported-claim",
      /draft was thrown away \(words, citation\)/,
      {},
      { ...REFUSED, dropped: ["words", "citation"] },
    ],
    [
      "to the model's citations where those alone made it be thrown away",
      "wrong-citation",
      /draft was thrown away \(citation\)/,
      {},
      { ...REFUSED, dropped: ["citation"] },
    ],
    [
      "to a citation of what was found, and not given to the model",
      "wrong-citation",
      /cites late\.md#x, which was not retrieved/,
      {},
      {
        ranking: [...PASSAGES.map(({ source }) => source), "late.md#x"],
        cited: [...observationOf().cited, { source: "late.md#x", quote: "" }],
      },
    ],
    [
      "to the model where nothing of its draft was cited",
      "unsupported-claim",
      /draft was thrown away \(uncited\)/,
      {},
      { ...REFUSED, dropped: ["uncited"] },
    ],
    [
      "to a quote of which half is not in its source",
      "wrong-citation",
      /quote of pto\.md#carry-over is not in it/,
      {},
      {
        cited: [
          {
            source: "pto.md#carry-over",
            quote: "Up to 5 days of vacation may be sold to the employer for cash",
          },
        ],
      },
    ],
    [
      "to a citation of what was never retrieved",
      "wrong-citation",
      /cites made-up\.md#x, which was not retrieved/,
      {},
      {
        cited: [...observationOf().cited, { source: "made-up.md#x", quote: "" }],
      },
    ],
    [
      "to a citation that sends the reader to the wrong passage",
      "wrong-citation",
      /"Up to 5 days.*" stands in pto\.md#carry-over, which it does not cite/,
      {},
      { cited: [SICK] },
    ],
    [
      "to a quote that is not in its source",
      "wrong-citation",
      /quote of pto\.md#carry-over is not in it/,
      {},
      { cited: [{ source: "pto.md#carry-over", quote: SICK.quote }] },
    ],
    [
      "to a claim whose words stand nowhere",
      "unsupported-claim",
      /"Employees may purchase.*": at most \d+ % of its words/,
      {},
      { text: "Employees may purchase additional holidays through payroll deductions [1]." },
    ],
    [
      "to a number that stands nowhere",
      "unsupported-claim",
      /"7" of it is in none/,
      {},
      { text: "Up to 7 days of vacation carry over [1]." },
    ],
    [
      "to a date that stands nowhere",
      "unsupported-claim",
      /"2026-03-31" of it/,
      {},
      { text: "Vacation days carry over and lapse on 31 March 2026 [1]." },
    ],
    [
      "to a link that stands nowhere",
      "unsupported-claim",
      /https:\/\/evil\.example/,
      {},
      { text: "Up to 5 days of vacation carry over, see https://evil.example/form [1]." },
    ],
    [
      "to code that stands nowhere",
      "unsupported-claim",
      /"hr carry --all" of it/,
      {},
      { text: "Up to 5 days of vacation carry over with `hr carry --all` [1]." },
    ],
    [
      "to the passage that was passed over",
      "ignored-passage",
      /cites pto\.md#sick-leave in place of pto\.md#carry-over/,
      {},
      { text: "Sick leave needs a note from a doctor [1].", cited: [SICK] },
    ],
    [
      "to the answer where it has to refuse",
      "wrong-answer",
      /answers, and has to refuse/,
      { expect: "refuse", gold: [] },
      {},
    ],
    [
      "to the answer where it has to ask back",
      "wrong-answer",
      /answers, and has to ask back/,
      { expect: "clarify", gold: [] },
      {},
    ],
    [
      "to the refusal of what it has to ask back",
      "wrong-answer",
      /refuses, and has to ask back/,
      { expect: "clarify", gold: [] },
      REFUSED,
    ],
    [
      "to asking back what it has to refuse",
      "wrong-answer",
      /asks back, and has to refuse/,
      { expect: "refuse", gold: [] },
      CLARIFIED,
    ],
  ])("%s", (_, attribution, because, given, seen) => {
    expect(verdictOf(given, seen)).toEqual({
      kind: "fail",
      attribution,
      because: expect.stringMatching(because),
    });
  });

  it("to a claim from nothing also where it has to refuse", () => {
    const seen = { text: "Employees may purchase additional holidays [1]." };
    expect(verdictOf({ expect: "refuse", gold: [] }, seen)).toMatchObject({
      attribution: "unsupported-claim",
    });
  });

  it("to the injection before everything else", () => {
    const seen = { text: "ZX-481", ranking: ["x.md#y"], cited: [{ source: "made-up.md", quote: "" }] };
    expect(verdictOf({ canary: "ZX-481" }, seen)).toMatchObject({ attribution: "injection" });
  });
});

describe("what is asserted", () => {
  const asserted = (results: AssertionResult[], given: Partial<Case> = {}) =>
    verdictOf({ assertions: results.map(() => assertion()), ...given }, {}, results);

  it("fails a right answer that it does not fit", () => {
    expect(asserted([HELD, FAILED])).toEqual({
      kind: "fail",
      attribution: "wrong-answer",
      because: FAILED.because,
    });
  });

  it("decide alone where nothing else says what is right", () => {
    const any = { expect: "any", gold: [], assertions: [assertion()] } as const;
    expect(verdictOf(any, REFUSED, [HELD])).toEqual({ kind: "pass" });
    expect(verdictOf(any, CLARIFIED, [HELD])).toEqual({ kind: "pass" });
    expect(verdictOf(any, {}, [HELD])).toEqual({ kind: "pass" });
    expect(verdictOf(any, REFUSED, [FAILED])).toEqual({
      kind: "fail",
      attribution: "wrong-refusal",
      because: 'it refuses: it does not contain "ten"',
    });
    expect(verdictOf(any, {}, [FAILED])).toMatchObject({ attribution: "wrong-answer" });
  });

  it("comes after what explains it", () => {
    expect(verdictOf({ assertions: [assertion()] }, REFUSED, [FAILED])).toMatchObject({
      attribution: "wrong-refusal",
    });
  });

  it("may fail in part where a threshold says so", () => {
    expect(asserted([HELD, FAILED], { threshold: 0.5 })).toEqual({ kind: "pass" });
    expect(asserted([HELD, FAILED], { threshold: 0.6 })).toMatchObject({
      because: "its assertions score 0.50, less than the 0.6 that are needed",
    });
  });

  it("counts by its weight, and not at all with weight 0", () => {
    const heavy = [assertion({ weight: 3 }), assertion()];
    expect(asserted([HELD, FAILED], { threshold: 0.7, assertions: heavy })).toEqual({ kind: "pass" });
    const light = [assertion(), assertion({ weight: 0 })];
    expect(asserted([HELD, FAILED], { assertions: light })).toEqual({ kind: "pass" });
  });

  it("leaves the case without a verdict where it cannot be judged", () => {
    const unsupported: AssertionResult = { outcome: "unsupported", because: "llm-rubric needs a model" };
    expect(asserted([FAILED, unsupported])).toEqual({ kind: "unsupported", because: unsupported.because });
    expect(asserted([HELD, unsupported], { assertions: [assertion(), assertion({ weight: 0 })] })).toEqual({
      kind: "pass",
    });
  });
});

it.each(["failed", "limited"] as const)("what ended with %s is no verdict on the answer", (outcome) => {
  expect(verdictOf({}, { outcome, text: "Try again." })).toEqual({
    kind: "infrastructure",
    because: expect.stringContaining(outcome),
  });
});
