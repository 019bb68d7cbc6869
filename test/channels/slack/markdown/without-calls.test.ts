import { expect, it } from "vitest";
import { withoutCalls } from "../../../../src/channels/slack/markdown/without-calls.ts";

it.each([
  [
    "a call to all",
    "ask <!channel> or <!here> or <!everyone|all>",
    "ask ‹!channel> or ‹!here> or ‹!everyone|all>",
  ],
  ["a group", "<!subteam^S1|@oncall>", "‹!subteam^S1|@oncall>"],
  ["a person", "<@U0ANA000001> and <@W1|ana>", "‹@U0ANA000001> and ‹@W1|ana>"],
])("calls nobody by %s", (_what, given, shown) => {
  expect(withoutCalls(given)).toBe(shown);
});

it.each([
  ["a document's type", "<!DOCTYPE html>"],
  ["a comment", "<!-- note -->"],
  ["code", "say `<!channel>` and ``<@U1> ` ``"],
  ["a fence", "```html\n<!here>\n```\n\n~~~\n<@U1>\n~~~"],
  ["a fence in a list", "- ```\n  <!here>\n  ```"],
  ["a fence without an end", "```\n<!here>"],
  ["a type", "npm i <@types/node>"],
  ["a link", "<https://example.com|x>"],
])("leaves %s as it is", (_what, text) => {
  expect(withoutCalls(text)).toBe(text);
});

it("takes an open quote for no code", () => {
  expect(withoutCalls("`<!here>\nand <!here>`")).toBe("`‹!here>\nand ‹!here>`");
});
