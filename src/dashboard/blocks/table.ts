import { printable } from "../printable.ts";
import { type Row, type Span, span, styled } from "../text/row.ts";
import { cutRow, padRow, rowWidth } from "../text/width.ts";
import type { DrawBlock, Drawing } from "./drawing.ts";
import { type Json, recordsOf, stringOf } from "./read.ts";
import { drawRichText } from "./rich-text.ts";

const BETWEEN = span(" │ ", { dim: true });

/** A grid; cells are cut where all of them together have no room. */
export const drawTable: DrawBlock = (block, drawing) => {
  const cells = (Array.isArray(block.rows) ? block.rows : []).map((line) =>
    recordsOf(line).map((cell) => cellSpans(cell, drawing)),
  );
  const widths = narrow(columnWidths(cells), drawing.columns);
  return cells.flatMap((line, index) => {
    const drawn = drawLine(line, widths);
    return index === 0 ? [styled(drawn, { bold: true }), ruleOf(widths)] : [drawn];
  });
};

function cellSpans(cell: Json, drawing: Drawing): Row {
  if (cell.type !== "rich_text") return [span(printable(stringOf(cell.text)).replaceAll("\n", " "))];
  return drawRichText(cell, { ...drawing, columns: Number.MAX_SAFE_INTEGER }).flat();
}

function columnWidths(cells: readonly (readonly Row[])[]): number[] {
  const widths: number[] = [];
  for (const line of cells)
    line.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 1, rowWidth(cell));
    });
  return widths;
}

const NARROWEST = 3;

/** Takes from the widest until all fit. */
function narrow(wanted: readonly number[], columns: number): number[] {
  const widths = [...wanted];
  let excess =
    widths.reduce((sum, width) => sum + width, 0) + (widths.length - 1) * BETWEEN.text.length - columns;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    widths[widths.indexOf(widest)] = widest - 1;
    excess -= 1;
  }
  return widths;
}

function drawLine(cells: readonly Row[], widths: readonly number[]): Row {
  return widths.flatMap((width, column): Span[] => [
    ...(column > 0 ? [BETWEEN] : []),
    ...padRow(cutRow(cells[column] ?? [], width), width),
  ]);
}

function ruleOf(widths: readonly number[]): Row {
  return [span(widths.map((width) => "─".repeat(width)).join("─┼─"), { dim: true })];
}
