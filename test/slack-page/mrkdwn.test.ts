import fc from "fast-check";
import { expect, it } from "vitest";
import { richTextOf } from "../../src/slack-page/blocks/mrkdwn.ts";

function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).join("");
  if (typeof value !== "object" || value === null) return "";
  const { elements, text, name } = value as Record<string, unknown>;
  if (typeof name === "string") return `:${name}:`;
  return typeof text === "string" ? text : wordsIn(elements);
}

it("keeps every character of a text that has no markup", () => {
  const sign = fc.constantFrom(..."ab1: \\/.-=()[]#!'\"^$&<>");
  fc.assert(
    fc.property(fc.string({ unit: sign }), (said) => {
      const escaped = said.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      // A sign of a quote at the start is markup.
      expect(wordsIn(richTextOf(`x${escaped}`))).toBe(`x${said}`);
    }),
  );
});

it("keeps every character in a code fence", () => {
  fc.assert(
    fc.property(
      fc.string().filter((code) => !/[`&]/.test(code)),
      (code) => {
        expect(wordsIn(richTextOf(`\`\`\`\n${code}\n\`\`\``))).toBe(code);
      },
    ),
  );
});
