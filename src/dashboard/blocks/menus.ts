import { cutTo } from "../../text/letters.ts";
import { oneLine } from "../printable.ts";
import type { Names } from "../text/names.ts";
import { label } from "./buttons.ts";
import type { DrawElement } from "./draw-element.ts";
import { chosenIds, chosenOptions, enteredIn } from "./entered.ts";
import { recordsOf, stringOf } from "./read.ts";
import { stopSpan } from "./stops.ts";

const LONGEST = 40;

const menu: DrawElement = (element, control, block, drawing) => {
  const value = enteredIn(block, element, drawing);
  const options = chosenOptions(value);
  const ids = chosenIds(value);
  const chosen = [...options.map(({ text }) => label(text)), ...ids.map((id) => nameOf(id, drawing.names))];
  const shown = chosen.join(", ") || label(element.placeholder) || "Choose";
  const selected = [...options.map((option) => stringOf(option.value)), ...ids];
  return [
    stopSpan(
      `[ ${cutTo(shown, Math.min(LONGEST, drawing.columns - 6))} ▾ ]`,
      control,
      { type: "choose", control, selected },
      chosen.length > 0 ? { bold: true } : {},
    ),
  ];
};

const overflow: DrawElement = (_element, control) => [
  stopSpan("[ … ]", control, { type: "choose", control, selected: [] }, { bold: true }),
];

const fileInput: DrawElement = (element, control, block, drawing) => {
  const files = recordsOf(enteredIn(block, element, drawing).files);
  const names = files.map(({ name, id }) => oneLine(stringOf(name) || stringOf(id))).join(", ");
  const shown = cutTo(names || "Choose from your files", Math.min(LONGEST, drawing.columns - 6));
  const selected = files.map(({ id }) => stringOf(id));
  return [stopSpan(`[ ${shown} ▾ ]`, control, { type: "choose", control, selected })];
};

function nameOf(id: string, names: Names): string {
  const user = names.user(id);
  return user === undefined ? `#${names.channel(id) ?? id}` : `@${user}`;
}

const KINDS = ["static", "external", "users", "conversations", "channels"];

export const menuSpans: readonly (readonly [string, DrawElement])[] = [
  ...KINDS.flatMap((kind): (readonly [string, DrawElement])[] => [
    [`${kind}_select`, menu],
    [`multi_${kind}_select`, menu],
  ]),
  ["overflow", overflow],
  ["file_input", fileInput],
];
