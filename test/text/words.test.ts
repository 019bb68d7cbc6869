import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, termsOf } from "../../src/text/words.ts";
import { expectNoRunaway, RUNAWAY_GUARDED } from "./runaway.ts";

describe("the search terms of a text", () => {
  it("are stems without stop words, so that forms of a word meet", () => {
    expect(termsOf("How do I retry the retries?")).toEqual(["retri", "retri"]);
    expect(termsOf("publishing published publishes")).toEqual(["publish", "publish", "publish"]);
  });

  it.each([
    ["publishJournalEntry", ["publish", "journal", "entri", "=publishjournalentry"]],
    ["journal_entry", ["journal", "entri", "=journal_entry"]],
    ["GLP-1001", ["glp", "1001", "=glp_1001"]],
    ["--dry-run", ["dry", "run", "=dry_run"]],
    ["api/errors", ["api", "error", "=api_errors"]],
    ["HTTPServer", ["http", "server", "=httpserver"]],
    ["v1.2.3", ["v", "1", "2", "3", "=v1_2_3"]],
    ["__init__", ["init"]],
    ["サーバー", ["サーバー"]],
    ["हिन्दी", ["हिन्दी"]],
  ])("hold the identifier %s in parts and whole", (identifier, terms) => {
    expect(termsOf(identifier)).toEqual(terms);
    expect(termsOf(`See \`${identifier}\`, please.`)).toEqual(["see", ...terms]);
  });

  it.each([
    ["返金の期限は14日です", ["返金", "の", "期限", "は", "14", "日", "です"]],
    ["Slackで質問する", ["slack", "で", "質問", "する"]],
    ["วิธีรีเซ็ตรหัสผ่าน", ["วิธี", "รีเซ็ต", "รหัส", "ผ่าน"]],
  ])("hold the words of %s, which has no spaces", (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it("leave out the possessive's s", () => {
    expect(termsOf("the ledger's balance")).toEqual(["ledger", "balanc"]);
    expect(termsOf("the ledger’s balance")).toEqual(["ledger", "balanc"]);
  });

  it("are the same however a letter with an accent is stored", () => {
    expect(termsOf("École".normalize("NFD"))).toEqual(termsOf("École".normalize("NFC")));
  });

  it("are none for a text without letters and digits", () => {
    expect(termsOf("")).toEqual([]);
    expect(termsOf(" … — !? 😀 ___ -- ")).toEqual([]);
  });

  it("keep every letter of words in other scripts", () => {
    const word = fc.stringMatching(/^[а-яァ-ヴー가-힣ก-ฮ]{1,12}$/u);
    fc.assert(
      fc.property(word, (text) => {
        const parts = termsOf(text).filter((term) => !term.startsWith("="));
        expect(parts.join("")).toBe(text.normalize());
      }),
    );
  });

  it("of two paragraphs are those of the first and those of the second, whatever they hold", () => {
    const text = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(text, text, (first, second) => {
        expect(termsOf(`${first}\n\n${second}`)).toEqual([...termsOf(first), ...termsOf(second)]);
      }),
    );
  });

  it.each(["a", "A", "Aa", "aA", "a-", "a_", "_", "1", "é", "日", "ก", "カa", "a's", "-", "👍", "e\u0301"])(
    "are found in a megabyte of %j without running away",
    RUNAWAY_GUARDED,
    (piece) => expectNoRunaway(piece, termsOf),
  );
});

describe("the words that a reader sees", () => {
  it.each([
    ["", 0],
    ["one two\n three", 3],
    ["`a b` — c", 4],
    ["返金の期限", 3],
  ])("in %j are %i", (text, count) => expect(countWords(text)).toBe(count));
});
