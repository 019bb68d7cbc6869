import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TypedRow, typedRows } from "../../../src/dashboard/keys/typed-rows.ts";
import { lettersOf, widthOf } from "../../../src/text/letters.ts";

const shown = ({ before, cursor, after }: TypedRow) =>
  before + (cursor === undefined ? "" : `[${cursor}]`) + after;

describe("the line that is typed", () => {
  it.each<[string, string, string, number, string[]]>([
    ["has the cursor behind its end", "what", "", 4, ["what[ ]"]],
    ["has the cursor on a letter", "wh", "at", 4, ["wh[a]t"]],
    ["breaks where the columns end", "whatever is", "", 4, ["whatever i", "s[ ]"]],
    ["takes the cursor to the next row", "0123456789", "", 4, ["0123456789", "[ ]"]],
    ["breaks before a wide letter that has no room", "012345678日", "", 4, ["012345678", "日[ ]"]],
    ["does not part an emoji", "012345678👩‍👩‍👧‍👦", "", 4, ["012345678", "👩‍👩‍👧‍👦[ ]"]],
    ["breaks where a pasted line ends", "ab\ncd", "", 4, ["ab ", "cd[ ]"]],
    ["shows the cursor at the end of a pasted line", "ab", "\ncd", 4, ["ab[ ]", "cd"]],
    ["keeps the rows around the cursor", "0".repeat(50), "", 2, ["0000000000", "[ ]"]],
    ["keeps them at the start too", "", "0".repeat(50), 2, ["[0]000000000", "0000000000"]],
  ])("%s", (_title, before, after, height, expected) => {
    expect(typedRows({ before, after }, 10, height).map(shown)).toEqual(expected);
  });

  it("fits, shows its cursor once, and loses nothing where there is room", () => {
    const text = fc.string({ unit: "grapheme" });
    fc.assert(
      fc.property(
        text,
        text,
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (before, after, columns, height) => {
          const line = { before, after };
          const rows = typedRows(line, columns, height);
          expect(rows.length).toBeLessThanOrEqual(height);
          expect(rows.filter(({ cursor }) => cursor !== undefined)).toHaveLength(1);
          for (const row of rows) {
            const width = lettersOf(row.before + (row.cursor ?? "") + row.after);
            expect(width.reduce((sum, letter) => sum + widthOf(letter), 0)).toBeLessThanOrEqual(columns);
          }
          const all = typedRows(line, columns, 1_000).map(
            (row) => row.before + (row.cursor ?? "") + row.after,
          );
          expect(all.join("").trimEnd()).toBe((before + after).replaceAll("\n", " ").trimEnd());
        },
      ),
    );
  });
});
