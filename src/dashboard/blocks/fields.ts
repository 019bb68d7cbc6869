import { cutTo } from "../../text/letters.ts";
import { printable } from "../printable.ts";
import { label } from "./buttons.ts";
import type { DrawElement } from "./draw-element.ts";
import { enteredIn } from "./entered.ts";
import { type Json, stringOf } from "./read.ts";
import { stopSpan } from "./stops.ts";

/** What is written in a field, as it would be written again. */
function writtenIn(value: Json): string {
  const seconds = value.selected_date_time;
  if (typeof seconds === "number")
    return new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ");
  return (
    stringOf(value.value) ||
    stringOf(value.selected_date) ||
    stringOf(value.selected_time) ||
    richTextWords(value.rich_text_value)
  );
}

function richTextWords(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(richTextWords).join("");
  if (typeof value !== "object" || value === null) return "";
  const { text, elements } = value as Json;
  return stringOf(text) + richTextWords(elements);
}

const NARROWEST = 12;

const field =
  (hint: string): DrawElement =>
  (element, control, block, drawing) => {
    const written = writtenIn(enteredIn(block, element, drawing));
    const room = Math.max(NARROWEST, drawing.columns - 4);
    const shown = printable(written).replaceAll("\n", " ⏎ ") || label(element.placeholder) || hint;
    return [
      stopSpan(
        `[ ${cutTo(shown, room)} ]`,
        control,
        { type: "write", control, written },
        written === "" ? { dim: true } : {},
      ),
    ];
  };

export const fieldSpans: readonly (readonly [string, DrawElement])[] = [
  ["plain_text_input", field("write here")],
  ["rich_text_input", field("write here")],
  ["number_input", field("a number")],
  ["email_text_input", field("name@example.com")],
  ["url_text_input", field("https://")],
  ["datepicker", field("YYYY-MM-DD")],
  ["timepicker", field("HH:MM")],
  ["datetimepicker", field("YYYY-MM-DD HH:MM, UTC")],
];
