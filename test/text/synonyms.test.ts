import { describe, expect, it } from "vitest";
import { termsAsAsked, termsSaid } from "../../src/text/synonyms.ts";

const SYNONYMS = [
  { asked: ["dedup", "kei"], written: ["idempot", "kei"] },
  { asked: ["rate", "limit"], written: ["ratelimit"] },
];

describe("the terms that a text says", () => {
  it("are its own, and those of the question that it says in other words", () => {
    expect(termsSaid("An idempotency key.", SYNONYMS)).toEqual(new Set(["idempot", "kei", "dedup"]));
    expect(termsSaid("The key of idempotency.", SYNONYMS)).toEqual(new Set(["kei", "idempot"]));
    expect(termsSaid("The `idempotency-key`s ratelimit", SYNONYMS)).toEqual(
      new Set(["idempot", "kei", "=idempotency_key", "ratelimit", "dedup", "rate", "limit"]),
    );
  });

  it("can be in the question's words in place of its own", () => {
    expect(termsAsAsked("An idempotency key and more keys", SYNONYMS)).toEqual(new Set(["dedup", "kei"]));
    expect(termsAsAsked("An idempotency key", [])).toEqual(new Set(["idempot", "kei"]));
  });
});
