import { describe, expect, it } from "vitest";
import { createClassifier } from "../../src/intents/classify.ts";

const classify = createClassifier([
  { text: "how do you sleep at night", intent: "sleep" },
  { text: "when do you go to bed", intent: "sleep" },
  { text: "tell me a bedtime story", intent: "story" },
  { text: "tell me a bedtime", intent: undefined },
]);

describe("the classifier of intents", () => {
  it("finds an intent in other forms of its words, and misspelled", () => {
    expect(classify("How do you sleep at nights?")).toBe("sleep");
    expect(classify("tel me a bedtime story")).toBe("story");
  });

  it("keeps what is said to the bot apart from what is said of another", () => {
    expect(classify("how do I sleep at night")).toBeUndefined();
  });

  it("abstains where two are about as near", () => {
    const torn = createClassifier([
      { text: "open the red door", intent: "red" },
      { text: "open the blue door", intent: "blue" },
    ]);
    expect(torn("open the red door")).toBe("red");
    expect(torn("open the door")).toBeUndefined();
  });

  it("abstains where a text is like what belongs elsewhere", () => {
    expect(classify("tell me a bedtime")).toBeUndefined();
  });

  it("abstains for a long text, and for none", () => {
    expect(classify(`how do you sleep at night ${"and then ".repeat(10)}`)).toBeUndefined();
    expect(classify("")).toBeUndefined();
    expect(classify("🙂")).toBeUndefined();
  });
});
