import type { OpenView } from "../../simulators/slack/people/interactions-door.ts";
import { label } from "../blocks/buttons.ts";
import { drawBlocks } from "../blocks/draw-blocks.ts";
import type { Entered } from "../blocks/drawing.ts";
import type { Names } from "../text/names.ts";
import { EMPTY_ROW, type Row, span } from "../text/row.ts";
import { wrap } from "../text/wrap.ts";

/** A modal: its title, its blocks, and its buttons. */
export function viewRows({ view, errors }: OpenView, entered: Entered, names: Names, columns: number): Row[] {
  const place = { view: view.id };
  const faults = Object.entries(errors).filter(
    ([block]) => !view.blocks.some((each) => each.block_id === block),
  );
  return [
    [span(label(view.title), { bold: true, underline: true })],
    EMPTY_ROW,
    ...drawBlocks(view.blocks, { columns, names, place, entered, errors }),
    ...faults.flatMap(([, fault]) => wrap([span(`! ${fault}`, { color: "red" })], columns)),
    EMPTY_ROW,
    buttonsOf(view),
  ];
}

function buttonsOf({ id, submit, close }: OpenView["view"]): Row {
  const closing = span(
    `[ ${label(close) || "Close"} ]`,
    { bold: true },
    {
      id: `${id} close`,
      deed: { type: "close-view" },
    },
  );
  if (submit === null) return [closing];
  const submitting = span(
    `[ ${label(submit)} ]`,
    { bold: true, color: "green" },
    {
      id: `${id} submit`,
      deed: { type: "submit-view" },
    },
  );
  return [submitting, span(" "), closing];
}
