import { describe, expect, it } from "vitest";
import { evidenceOf } from "../../../src/answer/decide/evidence.ts";
import type { Passage } from "../../../src/core/answer.ts";
import { buildIndex } from "../../../src/knowledge/index/search-index.ts";

const PASSAGES: readonly Passage[] = [
  { source: "a", title: "Keys", headings: ["Idempotency key"], text: "It is remembered for 35 days." },
  { source: "b", title: "Quality", headings: [], text: "A service level objective (SLO) is a target." },
  { source: "c", title: "Payments", headings: [], text: "The service level objective is 99.9 %." },
];

function evidence(question: string, declared: readonly string[] = []) {
  const index = buildIndex(PASSAGES, [{ phrases: declared }]);
  const found = index.search(question, 8).filter(({ source }) => source !== "b");
  const size = () => ({ documents: 3, passages: 3 });
  return evidenceOf(question, found, { ...index, size }, "everyone");
}

describe("the evidence", () => {
  it("takes a heading in other words for one in the question's", () => {
    expect(evidence("dedupe key").heading).toBeLessThan(0.6);
    expect(evidence("dedupe key", ["dedupe key", "idempotency key"]).heading).toBeCloseTo(1);
  });

  it("misses no name that a passage has in full", () => {
    expect(evidence("the SLO of payments").namesMissing).toBe(0);
    expect(evidence("the SLA of payments").namesMissing).toBeGreaterThan(0);
  });
});
