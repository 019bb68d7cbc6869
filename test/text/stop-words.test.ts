import { describe, expect, it } from "vitest";
import { isStopWord } from "../../src/text/stop-words.ts";

describe("stop words", () => {
  it.each(["the", "how", "do", "i", "please", "where", "s", "t"])(
    "hold %s, which says nothing to search for",
    (word) => expect(isStopWord(word)).toBe(true),
  );

  it.each(["ledger", "refund", "constructor", "", "The"])("do not hold %j", (word) =>
    expect(isStopWord(word)).toBe(false),
  );
});
