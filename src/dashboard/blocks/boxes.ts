import type { Control } from "../deed.ts";
import { behind } from "../text/indented.ts";
import { type Row, span, styled } from "../text/row.ts";
import { type Drawing, drawText } from "./drawing.ts";
import { chosenOptions, enteredIn } from "./entered.ts";
import { type Json, recordsOf, stringOf } from "./read.ts";
import { stopSpan } from "./stops.ts";

export function isBoxes({ type }: Json): boolean {
  return type === "checkboxes" || type === "radio_buttons";
}

const MARKS = { checkboxes: ["[x]", "[ ]"], radio_buttons: ["(•)", "( )"] } as const;

/** Each option on a row of its own; Enter sets it, or takes it away. */
export function drawBoxes(element: Json, control: Control, block: Json, drawing: Drawing): Row[] {
  const several = element.type === "checkboxes";
  const marks = MARKS[several ? "checkboxes" : "radio_buttons"];
  const chosen = chosenOptions(enteredIn(block, element, drawing)).map(({ value }) => stringOf(value));
  return recordsOf(element.options).flatMap((option) => {
    const value = stringOf(option.value);
    const set = chosen.includes(value);
    const left = set ? chosen.filter((other) => other !== value) : [...chosen, value];
    const deed = { type: "act", control, value: several ? left : value } as const;
    const mark = stopSpan(marks[set ? 0 : 1], control, deed, { bold: set }, value);
    const text = drawText(option.text, { ...drawing, columns: drawing.columns - 4 });
    const description =
      option.description === undefined
        ? []
        : drawText(option.description, { ...drawing, columns: drawing.columns - 4 }).map((each) =>
            styled(each, { dim: true }),
          );
    return behind(mark, span("   "), [...text, ...description]).map(
      ([first, ...rest]): Row => (first === undefined ? rest : [first, span(" "), ...rest]),
    );
  });
}
