import type { Block } from "../workspace/message.ts";
import type { EnteredValue, EnteredValues } from "../workspace/view.ts";
import { elementsIn, type PlacedElement } from "./elements-in.ts";

/**
 * What `state.values` holds for the blocks. Documented: what a person has entered stays when the app changes the
 * blocks, as long as the element has the same `block_id` and `action_id`; else it is what the element starts with.
 */
export function valuesIn(blocks: readonly Block[], kept: EnteredValues = {}): EnteredValues {
  const values: Record<string, Record<string, EnteredValue>> = {};
  for (const placed of elementsIn(blocks)) {
    const value = keptValue(placed, kept) ?? initialValue(placed);
    if (value === undefined) continue;
    const ofBlock = values[placed.block_id] ?? {};
    ofBlock[placed.action_id] = value;
    values[placed.block_id] = ofBlock;
  }
  return values;
}

export function withValue(
  values: EnteredValues,
  { block_id, action_id }: Pick<PlacedElement, "block_id" | "action_id">,
  value: EnteredValue,
): EnteredValues {
  return { ...values, [block_id]: { ...values[block_id], [action_id]: value } };
}

function keptValue({ element, block_id, action_id }: PlacedElement, kept: EnteredValues) {
  const value = kept[block_id]?.[action_id];
  return value?.type === element.type ? value : undefined;
}

/** Buttons and overflow menus hold nothing, so they have none. */
function initialValue({ element, type }: PlacedElement): EnteredValue | undefined {
  const { field, initial, empty, forgetful } = type;
  if (field === undefined || forgetful) return undefined;
  const value = (initial === undefined ? undefined : element[initial]) ?? empty;
  return value === undefined ? { type: element.type } : { type: element.type, [field]: value };
}
