import { describe, expect, it } from "vitest";
import { namesIn } from "../../../src/answer/decide/names.ts";

describe("the names in a question", () => {
  it.each([
    ["What does GLP-1001 mean?", ["glp", "1001"]],
    ["how do I set maxTokens", ["max", "token"]],
    ["Does it run on Windows, and on linux?", ["window"]],
    ["how long are JPY amounts kept", ["jpy"]],
    ["What is a hard close?", []],
    ["Refunds. When are they booked?", []],
    ["HOW DO I POST AN ENTRY", ["post", "entri"]],
    ["", []],
  ])("%j are %j", (question, names) => expect(namesIn(question)).toEqual(names));
});
