import { describe, expect, it } from "vitest";
import { askedOf } from "../../../src/llm/extractive/asked.ts";
import { unitsOf } from "../../../src/llm/extractive/units.ts";
import { retrieved } from "../request.ts";

const units = unitsOf(retrieved("The ledger is big. The ledger is old. Finance owns it."), 0);

describe("what a question asks for", () => {
  it.each([
    ["Who owns the ledger and where do I ask?", ["place", "place"]],
    ["What is the ledger? How do I open it?", ["definition", "procedure"]],
    ["How long is it kept, and who owns it?", ["quantity", "place"]],
    ["Who owns the ledger and the journal?", ["place"]],
    ["When I open the ledger, what happens?", ["definition"]],
    ["Who owns the ledger? And why?", ["place"]],
  ])("in %j is %j", (question, intents) => {
    expect(askedOf(question, question, units).map(({ intent }) => intent)).toEqual(intents);
  });

  it("weighs a rare word more than one that many units hold, all together 1", () => {
    const [asked] = askedOf("ledger finance", "ledger finance", units);
    const weights = asked?.weights ?? new Map<string, number>();
    expect(weights.get("financ")).toBeGreaterThan(weights.get("ledger") ?? 1);
    expect([...weights.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  });

  it("weighs a part's own words more than those of the other parts", () => {
    const question = "Who owns the journal and how often is the archive read?";
    const [owner, archive] = askedOf(question, question, units);
    expect(owner?.weights.get("journal")).toBeGreaterThan(owner?.weights.get("archiv") ?? 1);
    expect(archive?.weights.get("archiv")).toBeGreaterThan(archive?.weights.get("journal") ?? 1);
  });

  it("is not the form that is asked for, unless there is nothing else", () => {
    expect([...(askedOf("steps", "steps", units)[0]?.weights.keys() ?? [])]).toEqual(["step"]);
    const [asked] = askedOf("how many steps has an audit", "how many steps has an audit", units);
    expect([...(asked?.weights.keys() ?? [])]).toEqual(["audit"]);
  });

  it("is searched for with the words of the thread, where it leans on that", () => {
    const [asked] = askedOf("and for refunds?", "who owns the ledger? and for refunds?", units);
    expect([...(asked?.weights.keys() ?? [])]).toEqual(["own", "ledger", "refund"]);
  });

  describe("after another question, of which it does not lean on the subject", () => {
    const before = { text: "who owns the ledger?", passages: [{ title: "Ledger", headings: [] }] };
    const weightsOf = (text: string) => {
      const [asked] = askedOf(text, `${before.text} ${text}`, units, before);
      return { asked, of: (term: string) => asked?.weights.get(term) ?? 0 };
    };

    it("is mostly its own words", () => {
      const { of } = weightsOf("and for refunds?");
      expect(of("refund")).toBeGreaterThan(3 * (of("own") + of("ledger")));
    });

    it("is both where something is said of both", () => {
      const { of } = weightsOf("what about finance?");
      expect(of("own") + of("ledger")).toBeGreaterThan(0.4);
    });

    it("asks for what that one asked for, unless it asks for something itself", () => {
      expect(weightsOf("and for refunds?").asked?.intent).toBe("place");
      expect(weightsOf("and how often for refunds?").asked?.intent).toBe("quantity");
    });
  });
});
