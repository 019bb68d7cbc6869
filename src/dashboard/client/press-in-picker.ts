import { editLine, textOf } from "../keys/edit-line.ts";
import type { KeyPress } from "../keys/key-press.ts";
import type { Effect, Message, Model, Picker, PickerItem, Step } from "./model.ts";
import { shownItems } from "./picker.ts";

type InPicker = (model: Model, picker: Picker) => Step;

/** A list after a key: it is gone through, narrowed, or chosen from. */
export function pressInPicker(model: Model, picker: Picker, press: KeyPress): Step {
  if (picker.chosen !== undefined && "text" in press && press.text === " ") return toggle(model, picker);
  const known = KEYS.get(press.name);
  if (known !== undefined) return known(model, picker);
  const filter = editLine(picker.filter, press);
  if (filter === undefined || filter === picker.filter) return [model, []];
  const effects: Effect[] =
    picker.external === true && picker.control !== undefined
      ? [{ type: "suggest", control: picker.control, typed: textOf(filter) }]
      : [];
  return [withPicker(model, { ...picker, filter, index: 0 }), effects];
}

const KEYS: ReadonlyMap<string, InPicker> = new Map<string, InPicker>([
  ["up", (model, picker) => [move(model, picker, -1), []]],
  ["back-tab", (model, picker) => [move(model, picker, -1), []]],
  ["down", (model, picker) => [move(model, picker, 1), []]],
  ["tab", (model, picker) => [move(model, picker, 1), []]],
  ["escape", (model) => [closed(model), []]],
  ["enter", choose],
]);

function choose(model: Model, picker: Picker): Step {
  const item = shownItems(picker)[picker.index];
  const message = picker.chosen === undefined ? item?.message : chosenMessage(picker, item);
  return message === undefined ? [model, []] : [closed(model), [{ type: "follow", message }]];
}

/** All that are marked; the one at the cursor where none is. */
function chosenMessage({ chosen = [], control }: Picker, item: PickerItem | undefined): Message | undefined {
  if (control === undefined) return undefined;
  const value = chosen.length > 0 || item?.value === undefined ? chosen : [item.value];
  return { type: "done", deed: { type: "act", control, value } };
}

function toggle(model: Model, picker: Picker): Step {
  const value = shownItems(picker)[picker.index]?.value;
  const { chosen = [] } = picker;
  if (value === undefined) return [model, []];
  const marked = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return [withPicker(model, { ...picker, chosen: marked }), []];
}

function move(model: Model, picker: Picker, by: number): Model {
  const count = shownItems(picker).length;
  if (count === 0) return model;
  return withPicker(model, { ...picker, index: (picker.index + by + count) % count });
}

function withPicker(model: Model, picker: Picker): Model {
  return { ...model, overlay: { ...picker, type: "picker" } };
}

function closed({ overlay: _, ...model }: Model): Model {
  return model;
}
