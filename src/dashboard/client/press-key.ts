import { EMPTY_LINE, editLine, textOf } from "../keys/edit-line.ts";
import type { KeyPress } from "../keys/key-press.ts";
import { helpRows } from "../screen/help.ts";
import { paneHeight } from "../screen/screen.ts";
import { complete } from "./complete.ts";
import { doDeed } from "./deeds.ts";
import { focusedStop, hasOnlyStops, moveFocus, scrollBy, withoutFocus } from "./focus.ts";
import { isSwallowed, released } from "./hold.ts";
import { goToMenu, personMenu, shortcutMenu } from "./menus.ts";
import type { Model, Step } from "./model.ts";
import { pressInPicker } from "./press-in-picker.ts";
import { pressInWriter } from "./press-in-writer.ts";
import { sendLine } from "./send.ts";

type OnKey = (model: Model) => Step;

/** The client after a key. What lies over all else has the keyboard, then what is marked, then the line. */
export function pressKey({ leaving: _, ...model }: Model, press: KeyPress): Step {
  if (press.name === "ctrl-c") return [leave(model), []];
  const { overlay } = model;
  if (overlay?.type === "help") return [pressInHelp(model, overlay.top, press), []];
  if (overlay?.type === "picker") return pressInPicker(model, overlay, press);
  if (overlay?.type === "writer") return pressInWriter(model, overlay, press);
  if (isSwallowed(model, press)) return [press.name === "escape" ? released(model) : model, []];
  const everywhere = EVERYWHERE.get(press.name);
  if (everywhere !== undefined) return everywhere(model.held === true ? released(model) : model);
  return model.focus !== undefined || hasOnlyStops(model)
    ? pressAtStop(model, press)
    : pressInLine({ ...model, noticeShown: model.noticeShown && press.name !== "escape" }, press);
}

/** The list of keys is scrolled through; any other key closes it. */
function pressInHelp({ overlay: _, ...model }: Model, top: number, { name }: KeyPress): Model {
  const by = HELP_SCROLLS.get(name);
  if (by === undefined) return model;
  const height = paneHeight(model);
  const most = Math.max(0, helpRows(model, model.size.columns).length - height);
  const scrolled = top + by * (name.startsWith("page") ? height : 1);
  return { ...model, overlay: { type: "help", top: Math.max(0, Math.min(most, scrolled)) } };
}

const HELP_SCROLLS: ReadonlyMap<string, number> = new Map([
  ["up", -1],
  ["down", 1],
  ["page-up", -1],
  ["page-down", 1],
]);

function leave(model: Model): Model {
  return { ...model, ended: model.ended ?? {} };
}

function leaveThread({ thread: _, ...model }: Model): Model {
  return withoutFocus(model);
}

const EVERYWHERE: ReadonlyMap<string, OnKey> = new Map<string, OnKey>([
  ["ctrl-g", (model) => [goToMenu(model), []]],
  ["ctrl-n", (model) => [leaveThread(model), []]],
  ["ctrl-o", (model) => [shortcutMenu(model), []]],
  ["ctrl-p", (model) => [personMenu(model), []]],
  ["page-up", (model) => [scrollBy(model, Math.max(1, paneHeight(model) - 1)), []]],
  ["page-down", (model) => [scrollBy(model, -Math.max(1, paneHeight(model) - 1)), []]],
  ["up", (model) => [moveFocus(model, -1), []]],
  ["back-tab", (model) => [moveFocus(model, -1), []]],
]);

const AT_STOP: ReadonlyMap<string, OnKey> = new Map<string, OnKey>([
  ["down", (model) => [moveFocus(model, 1), []]],
  ["right", (model) => [moveFocus(model, 1), []]],
  ["left", (model) => [moveFocus(model, -1), []]],
  ["tab", (model) => [moveFocus(model, 1), []]],
  ["escape", escapeStop],
  ["enter", pressStop],
]);

function pressAtStop(model: Model, press: KeyPress): Step {
  const known = AT_STOP.get(press.name);
  if (known !== undefined) return known(model);
  if ("text" in press && press.text === "?") return [{ ...model, overlay: { type: "help", top: 0 } }, []];
  // Whoever types means the line.
  return hasOnlyStops(model) ? [model, []] : pressInLine(withoutFocus(model), press);
}

function escapeStop(model: Model): Step {
  if (model.seen.view !== undefined) return doDeed(model, { type: "close-view" });
  return [withoutFocus(model), []];
}

function pressStop(model: Model): Step {
  const stop = focusedStop(model);
  return stop === undefined ? [moveFocus(model, 1), []] : doDeed(model, stop.deed);
}

const IN_LINE: ReadonlyMap<string, OnKey> = new Map<string, OnKey>([
  ["enter", sendLine],
  ["tab", completeOrMove],
  ["escape", (model) => [leaveThread(model), []]],
]);

function pressInLine(model: Model, press: KeyPress): Step {
  const isEmpty = textOf(model.line) === "";
  if (isEmpty && "text" in press && press.text === "?")
    return [{ ...model, overlay: { type: "help", top: 0 } }, []];
  if (isEmpty && press.name === "ctrl-d") return [leave(model), []];
  const known = IN_LINE.get(press.name);
  if (known !== undefined) return known(model);
  return [{ ...model, line: editLine(model.line, press) ?? model.line }, []];
}

function completeOrMove(model: Model): Step {
  const line = complete(model);
  if (line !== undefined) return [{ ...model, line }, []];
  return [textOf(model.line) === textOf(EMPTY_LINE) ? moveFocus(model, -1) : model, []];
}
