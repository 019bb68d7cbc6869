import { expect, it } from "vitest";
import { errorsBlock } from "../../../../src/loadtest/report/terminal/errors-block.ts";
import { textWidth } from "../../../../src/text/letters.ts";
import { textOf } from "./text-of.ts";

const reasons = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ reason: `because of ${at}`, count: 1_200 - at }));

it("is not there where nothing failed", () => {
  expect(errorsBlock({ errors: [] }, 80)).toEqual([]);
});

it("has the five most frequent reasons, and how many others there are", () => {
  const lines = textOf(errorsBlock({ errors: reasons(8) }, 80));
  expect(lines).toHaveLength(7);
  expect(lines[1]).toBe("    1200  because of 0");
  expect(lines.at(-1)).toBe("    and 3 other reasons");
  expect(textOf(errorsBlock({ errors: reasons(6) }, 80)).at(-1)).toBe("    and 1 other reason");
  expect(textOf(errorsBlock({ errors: reasons(5) }, 80))).toHaveLength(6);
});

it("keeps a bot's last words to a line of the terminal, whatever is in them", () => {
  const reason = `ended with 1:\n\u001b[2J${"out of memory ".repeat(20)}`;
  const [, shown = ""] = textOf(errorsBlock({ errors: [{ reason, count: 3 }] }, 60));
  expect(textWidth(shown)).toBeLessThanOrEqual(60);
  expect(shown).toContain("ended with 1:");
  expect(shown).not.toContain("\u001b");
  expect(shown).not.toContain("\n");
});
