import { describe, expect, it } from "vitest";
import { unitsOf } from "../../../src/llm/extractive/units.ts";
import { retrieved } from "../request.ts";

describe("what can be quoted of a passage", () => {
  it("are its sentences, list items, table rows and code, in their order", () => {
    const text = [
      "One is **bold**. Two is not.",
      "a label",
      "- first [link](x)\n- second",
      "| Key | Value |\n|---|---|\n| `a` | 1 |\n| b | |",
      "```sh\nnpm i\n```",
    ].join("\n\n");
    expect(markdownOf(text)).toEqual([
      ["sentence", 0, 0, "One is bold."],
      ["sentence", 0, 1, "Two is not."],
      ["fragment", 1, 0, "- a label"],
      ["item", 2, 0, "- first link"],
      ["item", 2, 1, "- second"],
      ["row", 3, 0, "- Key: `a`; Value: 1"],
      ["row", 3, 1, "- Key: b"],
      ["code", 4, 0, "```sh\nnpm i\n```"],
    ]);
  });

  it("are numbered as in the source, from where its list begins", () => {
    expect(markdownOf("3. third\n4. fourth").map(([, , , markdown]) => markdown)).toEqual([
      "3. third",
      "4. fourth",
    ]);
  });

  it("keep the code and the list that stand within a step", () => {
    const step = "1. Run:\n\n   ```sh\n   npm i\n   npm t\n   ```\n\n2. Check:\n   - the log\n   - the queue";
    expect(markdownOf(step).map(([, , , markdown]) => markdown)).toEqual([
      "1. Run:\n   ```sh\n   npm i\n   npm t\n   ```",
      "2. Check:\n   - the log\n   - the queue",
    ]);
  });

  it("fence code that holds a fence with a longer one", () => {
    expect(markdownOf("````md\n```sh\nnpm i\n```\n````")[0]?.[3]).toBe("````md\n```sh\nnpm i\n```\n````");
  });

  it("are said once each, but a step that is due twice twice", () => {
    expect(markdownOf("Same.\n\nSame. Other.")).toHaveLength(2);
    expect(markdownOf("1. Restart.\n2. Wait.\n3. Restart.").map(([, , , markdown]) => markdown)).toEqual([
      "1. Restart.",
      "2. Wait.",
      "3. Restart.",
    ]);
  });

  it("are said once also where they differ in signs alone", () => {
    expect(markdownOf("A tip : Use it.\n\nA tip: Use it.")).toHaveLength(1);
  });

  it.each([
    ["A contra entry is an entry.", ["contra", "entri"]],
    ["A safe room, as people say, is a room.", ["safe", "room"]],
    ["| Term | Says |\n|---|---|\n| redrive | again |", ["redriv"]],
    ["- `retry`: tries again", ["retri"]],
    ["It has been so for a long time that nobody in the office knows why it is.", []],
  ])("tell what %j is about", (text, about) => {
    expect([...(unitsOf(retrieved(text), 0)[0]?.about ?? [])]).toEqual(about);
  });

  it("are sentences in scripts that end them with other signs", () => {
    const kinds = (text: string) => unitsOf(retrieved(text), 0).map(({ kind }) => kind);
    expect(kinds("返金は14日です。申請します。")).toEqual(["sentence", "sentence"]);
    expect(kinds("نعم؟ هو هنا.")).toEqual(["sentence", "sentence"]);
  });

  it("are none in a blank passage", () => {
    expect(markdownOf(" \n\n---\n\n[a]: http://example.com\n")).toEqual([]);
  });
});

function markdownOf(text: string) {
  return unitsOf(retrieved(text), 0).map(({ kind, block, position, markdown }) => [
    kind,
    block,
    position,
    markdown,
  ]);
}
