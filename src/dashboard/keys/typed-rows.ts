import { lettersOf, widthOf } from "../../text/letters.ts";
import type { EditedLine } from "./edit-line.ts";

/** One row of the line that is typed. `cursor` is the letter that it stands on, in the one row that has it. */
export interface TypedRow {
  readonly before: string;
  readonly cursor?: string;
  readonly after: string;
}

/** The line on rows of so many columns, no more rows than the height, and those around the cursor. */
export function typedRows({ before, after }: EditedLine, columns: number, height: number): TypedRow[] {
  const at = lettersOf(before).length;
  const letters = [...lettersOf(before), ...lettersOf(after), ...(after === "" ? [" "] : [])];
  const rows = breakRows(letters, columns);
  const cursorRow = rows.findLastIndex(({ start }) => start <= at);
  const first = Math.max(0, Math.min(cursorRow - Math.floor(height / 2), rows.length - height));
  return rows
    .slice(first, first + height)
    .map((row, index) => toTypedRow(row, first + index === cursorRow ? at - row.start : undefined));
}

interface Row {
  /** The index of its first letter in the line. */
  readonly start: number;
  readonly letters: string[];
}

function breakRows(letters: readonly string[], columns: number): Row[] {
  let row: Row = { start: 0, letters: [] };
  let width = 0;
  const rows = [row];
  const begin = (start: number) => {
    row = { start, letters: [] };
    width = 0;
    rows.push(row);
  };
  letters.forEach((letter, index) => {
    const broken = row.letters.at(-1) === "\n";
    if (broken || (row.letters.length > 0 && width + widthOf(letter) > columns)) begin(index);
    row.letters.push(letter);
    width += widthOf(letter);
  });
  return rows;
}

function toTypedRow({ letters }: Row, at: number | undefined): TypedRow {
  const shown = letters.map((letter) => (letter === "\n" ? " " : letter));
  if (at === undefined) return { before: shown.join(""), after: "" };
  return {
    before: shown.slice(0, at).join(""),
    cursor: shown[at] ?? " ",
    after: shown.slice(at + 1).join(""),
  };
}
