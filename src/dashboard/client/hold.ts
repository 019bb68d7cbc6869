import { textOf } from "../keys/edit-line.ts";
import type { KeyPress } from "../keys/key-press.ts";
import { isInView } from "../screen/layout.ts";
import type { Model } from "./model.ts";

/**
 * The client where what had the keyboard went away by itself: nothing has it until Esc is pressed. The keys
 * that were meant for what is gone would else be posted for all to read.
 */
export function holdIfTaken(before: Model, after: Model): Model {
  if (before.seen.me !== after.seen.me || !isTaken(before, after)) return after;
  const { overlay: _, ...model } = after;
  return { ...model, held: true, notices: [...model.notices, wordsOf(before)], noticeShown: true };
}

/** A modal that the person submits or closes here is not taken from them. */
function isTaken(before: Model, after: Model): boolean {
  const { overlay, leaving, seen } = before;
  if (seen.view?.open.view.id === after.seen.view?.open.view.id) return false;
  if (overlay?.type === "writer" || overlay?.type === "picker") return true;
  return isInView(before) && !isInView(after) && leaving !== seen.view?.open.view.id;
}

function wordsOf({ overlay, seen }: Model): string {
  const what = seen.view === undefined ? "Another modal came up" : "The modal went away";
  const written = overlay?.type === "writer" ? textOf(overlay.line) : "";
  return `${what}. ${written === "" ? "Nothing was sent." : `Not sent: ${written}`} Esc goes on.`;
}

/** What is meant by these is clear wherever the keyboard is. */
const CLEAR = new Set(["ctrl-g", "ctrl-n", "ctrl-o", "ctrl-p"]);

export function isSwallowed({ held }: Model, { name }: KeyPress): boolean {
  return held === true && !CLEAR.has(name);
}

/** The modal or the line has the keyboard again. */
export function released({ held: _, ...model }: Model): Model {
  return { ...model, noticeShown: false };
}
