import { printable } from "../printable.ts";
import { drawMarkdown } from "../text/markdown.ts";
import { type Row, span, styled } from "../text/row.ts";
import { padRow } from "../text/width.ts";
import { wrap } from "../text/wrap.ts";
import { type DrawBlock, type Drawing, drawText } from "./drawing.ts";
import { drawElement } from "./elements.ts";
import { type Json, recordOf, recordsOf, stringOf, wordsOf } from "./read.ts";

export const drawHeader: DrawBlock = (block, { columns }) =>
  wrap([span(printable(wordsOf(block.text)), { bold: true })], columns).map((each) =>
    styled(each, { bold: true }),
  );

export const drawMarkdownBlock: DrawBlock = (block, { columns, names }) =>
  drawMarkdown(stringOf(block.text), columns, names);

/** Text, then its fields in two columns, then what stands beside it in Slack. */
export const drawSection: DrawBlock = (block, drawing) => [
  ...(block.text === undefined ? [] : drawText(block.text, drawing)),
  ...drawFields(recordsOf(block.fields), drawing),
  ...(block.accessory === undefined ? [] : drawElement(recordOf(block.accessory), block, drawing)),
];

/** Below this two columns are too narrow to read. */
const NARROWEST_PAIR = 40;
const GAP = 2;

function drawFields(fields: readonly Json[], drawing: Drawing): Row[] {
  if (drawing.columns < NARROWEST_PAIR) return fields.flatMap((field) => drawText(field, drawing));
  const columns = Math.floor((drawing.columns - GAP) / 2);
  const cells = fields.map((field) => drawText(field, { ...drawing, columns }));
  const rows: Row[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const [left = [], right = []] = cells.slice(at, at + 2);
    for (let line = 0; line < Math.max(left.length, right.length); line += 1)
      rows.push([...padRow(left[line] ?? [], columns + GAP), ...(right[line] ?? [])]);
  }
  return rows;
}
