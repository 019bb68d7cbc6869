import { firstAfter, firstAtOrAfter } from "../workspace/sorted-timestamps.ts";
import { microsecondsOf } from "../workspace/timestamps.ts";
import { type Failure, failure } from "./reply.ts";

export interface Page<Item> {
  readonly ok: true;
  readonly items: readonly Item[];
  /** Empty on the last page, as Slack has it. */
  readonly nextCursor: string;
}

export interface Window {
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive: boolean;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** A page of sorted timestamps from the newest to the oldest. */
export function newestPage(sorted: readonly string[], window: Window): Page<string> | Failure {
  const from = readCursor(window.cursor, "next_ts");
  if (from === undefined) return failure("invalid_cursor");
  const { start, end } = boundsOf(sorted, window);
  const last = from === "" ? end : Math.min(end, firstAfter(sorted, secondsOf(from)));
  const first = Math.max(start, last - window.limit);
  const next = first > start ? sorted[first - 1] : undefined;
  return { ok: true, items: sorted.slice(first, last).reverse(), nextCursor: timestampCursor(next) };
}

/** A page of sorted timestamps from the oldest to the newest. */
export function oldestPage(sorted: readonly string[], window: Window): Page<string> | Failure {
  const from = readCursor(window.cursor, "next_ts");
  if (from === undefined) return failure("invalid_cursor");
  const { start, end } = boundsOf(sorted, window);
  const first = from === "" ? start : Math.max(start, firstAtOrAfter(sorted, secondsOf(from)));
  const last = Math.min(end, first + window.limit);
  const next = last < end ? sorted[last] : undefined;
  return { ok: true, items: sorted.slice(first, last), nextCursor: timestampCursor(next) };
}

/** A page of a short list; its cursor holds the id of the next item. */
export function listPage<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Page<Item> | Failure {
  const from = readCursor(cursor, "id");
  if (from === undefined) return failure("invalid_cursor");
  const first = from === "" ? 0 : items.findIndex((item) => idOf(item) === from);
  if (first < 0) return failure("invalid_cursor");
  const next = items[first + limit];
  const nextCursor = next === undefined ? "" : writeCursor("id", idOf(next));
  return { ok: true, items: items.slice(first, first + limit), nextCursor };
}

function boundsOf(sorted: readonly string[], { oldest, latest, inclusive }: Window) {
  const [findStart, findEnd] = inclusive ? [firstAtOrAfter, firstAfter] : [firstAfter, firstAtOrAfter];
  return {
    start: oldest === undefined ? 0 : findStart(sorted, oldest),
    end: latest === undefined ? sorted.length : findEnd(sorted, latest),
  };
}

function timestampCursor(ts: string | undefined): string {
  return ts === undefined ? "" : writeCursor("next_ts", String(microsecondsOf(ts)));
}

function secondsOf(microseconds: string): string {
  return `${microseconds.slice(0, -6)}.${microseconds.slice(-6)}`;
}

/** Observed: Slack's cursors are the base64 of a name and a value. */
function writeCursor(name: string, value: string): string {
  return Buffer.from(`${name}:${value}`).toString("base64");
}

/** The cursor's value, empty for the first page, undefined for a cursor that is none of ours. */
function readCursor(cursor: string | undefined, name: string): string | undefined {
  if (cursor === undefined || cursor === "") return "";
  const [kind, value] = Buffer.from(cursor, "base64").toString().split(":", 2);
  return kind === name && value !== "" ? value : undefined;
}
