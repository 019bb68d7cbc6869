import { printable } from "../printable.ts";
import { indented } from "../text/indented.ts";
import { type Row, type Style, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import type { DrawBlock } from "./drawing.ts";
import { recordOf, recordsOf, stringOf, wordsOf } from "./read.ts";
import { drawRichText } from "./rich-text.ts";

const MARKS: ReadonlyMap<string, readonly [string, Style]> = new Map<string, readonly [string, Style]>([
  ["pending", ["○", { dim: true }]],
  ["in_progress", ["◐", { color: "yellow" }]],
  ["complete", ["✓", { color: "green" }]],
  ["error", ["✗", { color: "red" }]],
]);
const INDENT = 2;

/** One step of an agent's work: its state, its title, and what came of it. */
export const drawTaskCard: DrawBlock = (block, drawing) => {
  const [mark, style] = MARKS.get(stringOf(block.status)) ?? ["·", {}];
  const columns = drawing.columns - INDENT;
  const inner = { ...drawing, columns };
  const details = [block.details, block.output].flatMap((part) => drawRichText(recordOf(part), inner));
  const sources = recordsOf(block.sources).flatMap((source) =>
    wrap(
      [span(`${printable(wordsOf(source.text))} (${printable(stringOf(source.url))})`, { dim: true })],
      columns,
    ),
  );
  const [first = [], ...more] = wrap([span(printable(wordsOf(block.title)))], columns);
  return [[span(`${mark} `, style), ...first], ...indented(INDENT, [...more, ...details, ...sources])];
};

/** A title with its tasks beneath it. */
export const drawPlan: DrawBlock = (block, drawing) => {
  const inner = { ...drawing, columns: drawing.columns - INDENT };
  const title: Row[] = wrap([span(printable(wordsOf(block.title)), { bold: true })], drawing.columns);
  return [
    ...title,
    ...indented(
      INDENT,
      recordsOf(block.tasks).flatMap((task) => drawTaskCard(task, inner)),
    ),
  ];
};
