import { printable } from "../printable.ts";
import { type Row, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { label } from "./buttons.ts";
import type { DrawBlock } from "./drawing.ts";
import { drawElement } from "./elements.ts";
import { recordOf, stringOf } from "./read.ts";

/** A label, its element, and what is wrong with it or else its hint. */
export const drawInput: DrawBlock = (block, drawing) => {
  const optional = block.optional === true ? [span(" (optional)", { dim: true })] : [];
  const error = drawing.errors[stringOf(block.block_id)];
  return [
    ...wrap([span(label(block.label), { bold: true }), ...optional], drawing.columns),
    ...drawElement(recordOf(block.element), block, drawing),
    ...(error === undefined ? note(label(block.hint), drawing.columns) : fault(error, drawing.columns)),
  ];
};

function note(text: string, columns: number): Row[] {
  return text === "" ? [] : wrap([span(text, { dim: true })], columns);
}

function fault(text: string, columns: number): Row[] {
  return wrap([span(`! ${printable(text)}`, { color: "red" })], columns);
}
