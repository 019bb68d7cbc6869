import { describe, expect, it } from "vitest";
import { extractiveModel } from "../../../src/llm/extractive/extractive-model.ts";
import { generationOf, requestFor, retrieved } from "../request.ts";

const PASSAGE = retrieved("A door key is kept for ten years. An idempotency key is kept for 35 days.");
const REQUEST = requestFor("How long is a dedupe key kept?", PASSAGE);
const SYNONYMS = [{ asked: ["dedup", "kei"], written: ["idempot", "kei"] }];

describe("the extractive model", () => {
  it("takes what a passage says in other words for what is asked", async () => {
    const { text } = await generationOf(extractiveModel, { ...REQUEST, synonyms: SYNONYMS });
    expect(text).toBe("An idempotency key is kept for 35 days. [1]");
  });
});
