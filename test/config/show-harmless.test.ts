import fc from "fast-check";
import { expect, it } from "vitest";
import { showHarmless } from "../../src/config/show-harmless.ts";

it.each([
  ["loud", '"loud"'],
  ["slack.com/api", '"slack.com/api"'],
  ["ftp://ana:hunter2@proxy.example.com/api/", '"ftp://***@proxy.example.com/api/"'],
  ["xoxb-hunter2", '"***"'],
  ["sk-hunter2", '"***"'],
  ["0123456789abcdef0123456789abcdef", '"***"'],
  ["a\u001b[2J", '"a\\u001b[2J"'],
  ["a\u202eb", '"a\\u202eb"'],
  ["no ".repeat(100), `"${"no ".repeat(100).slice(0, 80)}…"`],
])("shows %j as %s", (value, shown) => {
  expect(showHarmless(value)).toBe(shown);
});

it("shows whatever is given in one short line without control signs", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (value) => {
      const shown = showHarmless(value);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      expect(shown.isWellFormed()).toBe(true);
      expect(JSON.parse(shown).length).toBeLessThanOrEqual(81);
    }),
  );
});
