import { oneLine } from "../printable.ts";
import { type Span, type Style, span } from "../text/row.ts";
import type { DrawElement } from "./draw-element.ts";
import { chosenOptions, enteredIn } from "./entered.ts";
import { type Json, recordOf, stringOf, wordsOf } from "./read.ts";
import { stopSpan } from "./stops.ts";

const STYLES: Readonly<Record<string, Style>> = {
  primary: { bold: true, color: "green" },
  danger: { bold: true, color: "red" },
};
const PLAIN: Style = { bold: true };

export function label(text: unknown): string {
  return oneLine(wordsOf(text));
}

const button: DrawElement = (element, control) => {
  const sign = element.url === undefined ? "" : " ↗";
  const style = STYLES[stringOf(element.style)] ?? PLAIN;
  return [stopSpan(`[ ${label(element.text)}${sign} ]`, control, { type: "act", control }, style)];
};

const iconButton: DrawElement = (element, control) => [
  stopSpan(`[ ${label(element.text) || stringOf(element.icon)} ]`, control, { type: "act", control }, PLAIN),
];

/** The one that was pressed keeps a mark. */
const feedbackButtons: DrawElement = (element, control, block, drawing) => {
  const pressed =
    stringOf(enteredIn(block, element, drawing).value) || stringOf(chosenOptions(element)[0]?.value);
  const one = (given: unknown, sign: string): Span => {
    const { text, value } = recordOf(given) as Json;
    const mark = pressed !== "" && pressed === value ? "✓" : sign;
    const deed = { type: "act", control, value: stringOf(value) } as const;
    return stopSpan(`[ ${mark} ${label(text)} ]`, control, deed, PLAIN, stringOf(value));
  };
  return [one(element.positive_button, "+"), span(" "), one(element.negative_button, "-")];
};

export const buttonSpans: readonly (readonly [string, DrawElement])[] = [
  ["button", button],
  ["workflow_button", button],
  ["icon_button", iconButton],
  ["feedback_buttons", feedbackButtons],
];
