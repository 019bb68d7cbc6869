import type { Stop } from "../deed.ts";
import { isInView } from "../screen/layout.ts";
import { paneRows } from "../screen/pane.ts";
import { paneHeight } from "../screen/screen.ts";
import type { Model } from "./model.ts";

interface PlacedStop extends Stop {
  /** The index of its row in the pane. */
  readonly row: number;
}

/** What the keyboard can stop at in the pane, in the order of reading. */
export function stopsOf(model: Model): readonly PlacedStop[] {
  const stops = new Map<string, PlacedStop>();
  paneRows(model).forEach((spans, row) => {
    for (const { stop } of spans) if (stop && !stops.has(stop.id)) stops.set(stop.id, { ...stop, row });
  });
  return [...stops.values()];
}

export function focusedStop(model: Model): Stop | undefined {
  return stopsOf(model).find(({ id }) => id === model.focus);
}

/** Whether the keyboard is with the stops even where none is marked: there is nothing to write in. */
export function hasOnlyStops(model: Model): boolean {
  return isInView(model) || model.at.type === "home";
}

/** Moves the focus by so many stops; from the line it goes to the last, and behind the last comes the line. */
export function moveFocus(model: Model, by: number): Model {
  const stops = stopsOf(model);
  if (stops.length === 0) return model;
  const at = stops.findIndex(({ id }) => id === model.focus);
  if (at < 0)
    return focusOn(model, hasOnlyStops(model) ? stops[by > 0 ? 0 : stops.length - 1] : stops.at(-1));
  const next = stops[at + by];
  if (next !== undefined) return focusOn(model, next);
  if (hasOnlyStops(model)) return focusOn(model, stops.at(by > 0 ? 0 : -1));
  return by > 0 ? withoutFocus(model) : model;
}

/** The line has the keyboard again, and the latest is in sight. */
export function withoutFocus({ focus: _, ...model }: Model): Model {
  return { ...model, scroll: 0 };
}

function focusOn(model: Model, stop: PlacedStop | undefined): Model {
  if (stop === undefined) return model;
  return inSight({ ...model, focus: stop.id }, stop.row);
}

/** Scrolls as little as it takes for the row to be seen. */
function inSight(model: Model, row: number): Model {
  const below = paneRows(model).length - 1 - row;
  const height = paneHeight(model);
  return { ...model, scroll: Math.min(below, Math.max(model.scroll, below - height + 1)) };
}

export function scrollBy(model: Model, rows: number): Model {
  const most = Math.max(0, paneRows(model).length - paneHeight(model));
  return { ...model, scroll: Math.max(0, Math.min(most, model.scroll + rows)) };
}
