import { describe, expect, it } from "vitest";
import { isReadable } from "../../src/answer/readable.ts";

describe("a section", () => {
  it.each([
    "",
    "\n \n",
    "TODO",
    "- TODO",
    "**TBD.**",
    "TODO: ask Mira\n\n* tbd",
    "_Coming soon…_",
    "…",
    "---",
  ])("of %j says nothing", (text) => expect(isReadable({ text })).toBe(false));

  it.each([
    "None.",
    "42",
    "Todos are kept in the list.",
    "TODO\n\nIt is 5.",
    "```\nls\n```",
    "🟢",
    "| a |\n|---|\n| b |",
  ])("of %j says something", (text) => expect(isReadable({ text })).toBe(true));
});
