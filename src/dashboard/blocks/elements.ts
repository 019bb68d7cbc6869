import type { Control } from "../deed.ts";
import { type Row, type Span, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";
import { drawBoxes, isBoxes } from "./boxes.ts";
import { buttonSpans } from "./buttons.ts";
import type { DrawElement } from "./draw-element.ts";
import type { Drawing } from "./drawing.ts";
import { fieldSpans } from "./fields.ts";
import { imageText } from "./media.ts";
import { menuSpans } from "./menus.ts";
import { type Json, stringOf } from "./read.ts";

/** An element of a block, with what the keyboard can stop at in it. */
export function drawElement(element: Json, block: Json, drawing: Drawing): Row[] {
  if (isBoxes(element)) return drawBoxes(element, controlOf(element, block, drawing), block, drawing);
  return wrap(elementSpans(element, block, drawing), drawing.columns);
}

/** Elements in a line, as many as fit in each. */
export function drawElements(elements: readonly Json[], block: Json, drawing: Drawing): Row[] {
  const rows: Row[] = [];
  let line: Span[] = [];
  const endLine = () => {
    if (line.length > 0) rows.push(...wrap(line, drawing.columns));
    line = [];
  };
  for (const element of elements) {
    if (isBoxes(element)) {
      endLine();
      rows.push(...drawElement(element, block, drawing));
    } else line.push(...(line.length > 0 ? [span(" ")] : []), ...elementSpans(element, block, drawing));
  }
  endLine();
  return rows;
}

function elementSpans(element: Json, block: Json, drawing: Drawing): readonly Span[] {
  const draw = ELEMENTS.get(stringOf(element.type)) ?? unknownSpans;
  return draw(element, controlOf(element, block, drawing), block, drawing);
}

const unknownSpans: DrawElement = (element) => [span(`[${stringOf(element.type)}]`, { dim: true })];

const ELEMENTS: ReadonlyMap<string, DrawElement> = new Map<string, DrawElement>([
  ["image", (element) => [span(imageText(element), { dim: true })]],
  ...buttonSpans,
  ...menuSpans,
  ...fieldSpans,
]);

function controlOf(element: Json, block: Json, { place }: Drawing): Control {
  return { place, element, blockId: stringOf(block.block_id), actionId: stringOf(element.action_id) };
}
