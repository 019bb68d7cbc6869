import { textOf } from "../keys/edit-line.ts";
import type { Picker, PickerItem } from "./model.ts";

/** The items that hold what is typed. What an app offers, it has chosen itself. */
export function shownItems({ items, filter, external }: Picker): readonly PickerItem[] {
  const sought = textOf(filter).toLowerCase().trim();
  if (sought === "" || external === true) return items;
  return items.filter(({ label, hint = "" }) => `${label} ${hint}`.toLowerCase().includes(sought));
}
