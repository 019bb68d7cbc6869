import type { Drawing } from "./drawing.ts";
import { type Json, recordOf, recordsOf, stringOf } from "./read.ts";

/** What stands in an element: what the person has entered, or what its app has put there at the start. */
export function enteredIn(block: Json, element: Json, { entered }: Drawing): Json {
  const value = entered[stringOf(block.block_id)]?.[stringOf(element.action_id)];
  return value === undefined ? withoutInitial(element) : recordOf(value);
}

const INITIAL = /^initial_/;

/** `initial_option` of an element is `selected_option` of its value. */
function withoutInitial(element: Json): Json {
  return Object.fromEntries(
    Object.entries(element)
      .filter(([name]) => INITIAL.test(name))
      .map(([name, value]) => [
        name === "initial_value" ? "value" : name.replace(INITIAL, "selected_"),
        value,
      ]),
  );
}

/** The options that are chosen, of one or of several. */
export function chosenOptions(value: Json): readonly Json[] {
  const one = recordOf(value.selected_option);
  return [...(one.value === undefined ? [] : [one]), ...recordsOf(value.selected_options)];
}

const IDS = ["user", "channel", "conversation"] as const;

/** The ids of the people and conversations that are chosen. */
export function chosenIds(value: Json): readonly string[] {
  return IDS.flatMap((kind) => {
    const several = value[`selected_${kind}s`];
    const one = stringOf(value[`selected_${kind}`]);
    return [...(one === "" ? [] : [one]), ...(Array.isArray(several) ? several.map(stringOf) : [])];
  });
}
