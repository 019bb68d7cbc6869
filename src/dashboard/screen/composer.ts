import { cutTo, firstLetter, textWidth } from "../../text/letters.ts";
import type { Model } from "../client/model.ts";
import { type EditedLine, textOf } from "../keys/edit-line.ts";
import { type TypedRow, typedRows } from "../keys/typed-rows.ts";
import { printable } from "../printable.ts";
import { behind } from "../text/indented.ts";
import { type Row, span } from "../text/row.ts";
import { titleOf } from "./pane.ts";

const MOST_ROWS = 4;

/** The line that messages are written in, on as many rows as it needs and may take. */
export function composerRows(model: Model): Row[] {
  const { thread, focus, held, line, seen, at, size } = model;
  if (at.type === "home") return [];
  const where = titleOf(model);
  const conversation = seen.conversations.find(({ id }) => id === at.channel);
  if (conversation?.joined === false)
    return [[span(`Enter joins ${where}, where you are not a member.`, { dim: true })]];
  const label = thread === undefined ? "› " : "└ › ";
  const placeholder = thread === undefined ? `Message ${where}` : `Reply in the thread, in ${where}`;
  return typingRows({
    label,
    placeholder,
    line,
    active: focus === undefined && held !== true,
    columns: size.columns,
  });
}

export interface Typing {
  readonly label: string;
  readonly placeholder: string;
  readonly line: EditedLine;
  /** Whether it has the keyboard, and shows a cursor. */
  readonly active: boolean;
  readonly columns: number;
}

export function typingRows({ label, placeholder, line, active, columns }: Typing): Row[] {
  const width = textWidth(label);
  const rows =
    textOf(line) === ""
      ? [placeholderRow(cutTo(placeholder, columns - width), active)]
      : typedRows(line, columns - width, MOST_ROWS).map((each) => typedRow(each, active));
  return behind(span(label, { bold: true, color: "cyan" }), span(" ".repeat(width)), rows);
}

function placeholderRow(text: string, active: boolean): Row {
  const letter = firstLetter(text);
  if (!active) return [span(text, { dim: true })];
  return [span(letter, { inverse: true }), span(text.slice(letter.length), { dim: true })];
}

function typedRow({ before, cursor, after }: TypedRow, active: boolean): Row {
  const at = cursor === undefined ? [] : [span(cursor, active ? { inverse: true } : {})];
  return [span(printable(before)), ...at, span(printable(after))];
}
