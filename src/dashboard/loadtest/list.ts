import { type Row, type Span, span } from "../text/row.ts";

/** A heading with items under it, the most important first, which fits whatever rows it gets. */
export interface List {
  readonly heading: Row;
  /** The heading where it stands alone. */
  readonly short: Row;
  readonly items: readonly Row[];
}

/** The list in at most so many rows. */
export function listRows({ heading, short, items }: List, rows: number): Row[] {
  if (rows <= 0) return [];
  if (rows === 1 || items.length === 0) return [items.length === 0 ? heading : short];
  const room = rows - 1;
  if (items.length <= room) return [heading, ...items];
  const shown = items.slice(0, room - 1);
  return [heading, ...shown, [span(`  … ${items.length - shown.length} more`, { dim: true })]];
}

/** Rows for each of several lists: one for every list, the others in turn while a list wants more. */
export function sharedRows(lists: readonly List[], rows: number): number[] {
  const given: number[] = lists.map((_, at) => (at < rows ? 1 : 0));
  let left = rows - lists.length;
  while (left > 0) {
    const before = left;
    for (const [at, { items }] of lists.entries()) {
      if (left === 0 || (given[at] ?? 0) > items.length) continue;
      given[at] = (given[at] ?? 0) + 1;
      left -= 1;
    }
    if (left === before) break;
  }
  return given;
}

export function heading(name: string, figure: Span): Row {
  return [span(`${name} `, { dim: true }), figure];
}
