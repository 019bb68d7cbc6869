import { describe, expect, it } from "vitest";
import type { Intent } from "../../../src/llm/extractive/intent.ts";
import { scoreUnits } from "../../../src/llm/extractive/score.ts";
import { unitsOf } from "../../../src/llm/extractive/units.ts";
import { retrieved } from "../request.ts";

describe("the score of a unit", () => {
  it("is higher the more of the question it holds", () => {
    expect(
      bestOf("fact", "who owns the ledger?", "Nobody knows. The ledger is big. Finance owns the ledger."),
    ).toBe("Finance owns the ledger.");
  });

  it("weighs a rare word more than one that all hold", () => {
    const text = "The ledger is big. The ledger is old. The ledger is here. Zebras graze.";
    expect(bestOf("fact", "ledger zebras", text)).toBe("Zebras graze.");
  });

  it.each([
    ["quantity", "It is kept a while. It is kept 14 days.", "It is kept 14 days."],
    ["how-to", "A key is rotated.\n\n- Rotate the key there.", "- Rotate the key there."],
    ["code", "Intro here. Keys rotate often.\n\n```sh\nrotate keys\n```", "```sh\nrotate keys\n```"],
    ["definition", "A key is a secret.\n\nSome other key is here.", "A key is a secret."],
  ] as const)("is higher for the form that a question for a %s asks for", (intent, text, best) => {
    expect(bestOf(intent, "key kept rotated", text)).toBe(best);
  });

  it("is lower in a passage further down, and never below nothing", () => {
    const passages = Array.from({ length: 12 }, () => retrieved("Finance owns the ledger."));
    const scores = scoreUnits("ledger", "fact", passages, passages.flatMap(unitsOf)).map(
      ({ score }) => score,
    );
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it("counts what the heading says for each unit under it", () => {
    const passages = [retrieved("It is 14 days.", { headings: ["Retention"] }), retrieved("It is 15 days.")];
    const [headed, bare] = scoreUnits("retention", "fact", passages, passages.flatMap(unitsOf));
    expect(headed?.score).toBeGreaterThan((bare?.score ?? 0) * 2);
  });
});

function bestOf(intent: Intent, question: string, text: string): string | undefined {
  const passage = retrieved(text);
  const scored = scoreUnits(question, intent, [passage], unitsOf(passage, 0));
  return scored.toSorted((a, b) => b.score - a.score)[0]?.markdown;
}
