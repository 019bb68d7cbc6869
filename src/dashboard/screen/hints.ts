import { textWidth } from "../../text/letters.ts";
import type { Model } from "../client/model.ts";
import { type Row, row } from "../text/row.ts";
import { isInView } from "./layout.ts";

/** The keys that count where one is, the most needed first; those that have no room are in the list behind `?`. */
export function hintRow(model: Model): Row {
  const all = hintsOf(model);
  const shown: string[] = [];
  for (const hint of all) {
    const line = [...shown, hint].join(" · ");
    if (textWidth(line) <= model.size.columns) shown.push(hint);
  }
  return row(shown.join(" · "), { dim: true });
}

const LEAVE = "Ctrl-C leaves";

function hintsOf(model: Model): readonly string[] {
  const { overlay, focus, thread, at } = model;
  if (overlay?.type === "picker") return overlay.chosen === undefined ? PICKER : SEVERAL;
  if (overlay !== undefined) return OVERLAYS[overlay.type];
  if (model.held === true) return [LEAVE, "Esc goes on", "Ctrl-G go to"];
  if (isInView(model)) return [LEAVE, "↑↓ move", "Enter presses", "Esc closes"];
  if (at.type === "home")
    return [LEAVE, "? keys", "↑↓ move", "Enter presses", "Ctrl-G go to", "Ctrl-P as whom"];
  if (focus !== undefined) return [LEAVE, "Enter presses", "↑↓ move", "Esc back to the line"];
  const inThread = thread === undefined ? [] : ["Ctrl-N leaves the thread"];
  return ["Enter sends", LEAVE, "? keys", ...inThread, "↑ messages", "Ctrl-G go to", "Ctrl-P as whom"];
}

const PICKER = [LEAVE, "↑↓ move", "Enter chooses", "Esc closes"];
const SEVERAL = [LEAVE, "↑↓ move", "Enter chooses", "Space marks one of several", "Esc closes"];

const OVERLAYS: Readonly<Record<"help" | "writer", readonly string[]>> = {
  help: [LEAVE, "↑↓ scroll", "any other key closes"],
  writer: [LEAVE, "Enter keeps it", "Alt-Enter new line", "Esc lets it be"],
};
