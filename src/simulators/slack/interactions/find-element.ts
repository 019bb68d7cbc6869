import { elementsIn, type PlacedElement } from "../elements/elements-in.ts";
import type { InteractivePlace } from "./interactive-place.ts";

export interface ElementName {
  readonly action_id: string;
  readonly block_id?: string;
}

/** @throws Error where no such element is in the place, or several are. */
export function elementNamed(place: InteractivePlace, { action_id, block_id }: ElementName): PlacedElement {
  const named = elementsIn(place.blocks).filter(
    (each) => each.action_id === action_id && (block_id === undefined || each.block_id === block_id),
  );
  const [element, other] = named;
  if (element === undefined) throw new Error(`No element ${action_id} in ${place.key}.`);
  if (other !== undefined)
    throw new Error(`Several elements ${action_id} in ${place.key}: name the block_id as well.`);
  return element;
}
