import { describe, expect, it } from "vitest";
import { COEFFICIENTS } from "../../../src/answer/decide/coefficients.ts";
import { ANSWER_FROM, decide, outcomeOf } from "../../../src/answer/decide/decide.ts";
import { understand } from "../../../src/answer/understand.ts";
import { EVERYONE } from "../../../src/core/audience.ts";
import { buildIndex } from "../../../src/knowledge/index/search-index.ts";
import { passagesOf } from "../../../src/knowledge/passages.ts";

const PAGES = {
  "tries.md": "# Retries\n\n## How often\n\nFive tries are made for a call, then it fails for good.",
  "refunds.md": "# Refunds\n\n## Booking\n\nA refund is booked on the day of the close.",
  "errors.md": "# Errors\n\n## GLP-1001\n\nGLP-1001 means that an entry does not balance.",
  "keys.md": "# Keys\n\n## Idempotency\n\nAn idempotency key is kept 14 days.",
};

function decided(question: string) {
  const passages = Object.entries(PAGES).flatMap(([path, body]) => passagesOf(path, body));
  const index = buildIndex(passages);
  const knowledge = { ...index, size: () => ({ documents: 4, passages: passages.length }) };
  return decide(understand(question, []), [], index.search(question, 8), EVERYONE, knowledge);
}

describe("what to do with a question", () => {
  it.each([
    "How many tries are made for a call?",
    "What does GLP-1001 mean?",
    "How long is an idempotency key kept?",
    "booking of refunds",
    "An idempotency key is kept 14 days.",
    "I was told by a colleague that a refund is booked on the day of the close, and would like to know whether that is so",
  ])("%j is to answer it, where a passage speaks of it", (question) => {
    expect(decided(question)).toMatchObject({ outcome: "answer" });
  });

  it.each([
    "How many zebras are made for a circus?",
    "What does GLP-2002 of the Antarctic treaty mean?",
    "Who keeps the bicycle of the mayor?",
    "zebra stripes",
    "Zebras keep their stripes 14 days.",
    "I was told by a colleague that the mayor keeps a bicycle in the cellar, and would like to know whether that is so",
  ])("%j is to refuse it, where none does", (question) => {
    expect(decided(question)).toMatchObject({ outcome: "refuse" });
  });

  it("is to ask back where nothing is named", () => {
    expect(decided("How do I do it?")).toMatchObject({
      outcome: "clarify",
      ask: expect.stringContaining("?"),
    });
  });

  it("goes by signs of which each says what its name says, whatever they were fitted to", () => {
    const { match, lead, heading, namesMissing } = COEFFICIENTS.weights;
    expect([match, lead, heading, namesMissing].map(Math.sign)).toEqual([1, 1, 1, -1]);
  });

  it("goes by the probability; what would hardly be answered anyway is not asked back", () => {
    const unclear = { kind: "clinic", choices: ["North clinic", "South clinic"] };
    expect(outcomeOf(ANSWER_FROM, undefined)).toBe("answer");
    expect(outcomeOf(ANSWER_FROM - 0.01, undefined)).toBe("refuse");
    expect(outcomeOf(0.35, unclear)).toBe("clarify");
    expect(outcomeOf(0.1, unclear)).toBe("refuse");
    expect(outcomeOf(0, { kind: "", choices: [] })).toBe("clarify");
  });

  it("is more probably to answer the more of the question a passage holds", () => {
    const chances = ["idempotency key kept 14 days", "idempotency zebra", "bicycle zebra key"].map(
      (question) => decided(question).probability,
    );
    expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  });
});
