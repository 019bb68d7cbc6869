import type { PlacedElement } from "../elements/elements-in.ts";
import { isObject } from "../elements/elements-in.ts";

/** The fields of an element that its actions repeat, where it has them. */
const REPEATED = [
  "text",
  "value",
  "url",
  "style",
  "icon",
  "placeholder",
  "confirm",
  "min_query_length",
] as const;

/** One member of `actions`: what was done, and with which element. */
export function actionOf(placed: PlacedElement, value: unknown, action_ts: string) {
  const { element, type, action_id, block_id } = placed;
  const repeated = [...REPEATED, ...(type.initial === undefined ? [] : [type.initial])];
  return {
    type: element.type,
    action_id,
    block_id,
    ...Object.fromEntries(repeated.flatMap((name) => (name in element ? [[name, element[name]]] : []))),
    ...(type.kind === "feedback" && chosenButton(placed, value)),
    ...(type.field !== undefined && { [type.field]: value }),
    action_ts,
  };
}

/** @throws Error where no button of the element has the value. */
function chosenButton({ element, action_id }: PlacedElement, value: unknown) {
  const buttons = [element.positive_button, element.negative_button];
  const button = buttons.filter(isObject).find((each) => each.value === value);
  if (button === undefined) throw new Error(`No button ${String(value)} in ${action_id}.`);
  return { text: button.text, value: button.value };
}
