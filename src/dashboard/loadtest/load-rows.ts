import type { Size } from "../client/model.ts";
import { EMPTY_ROW, type Row, span } from "../text/row.ts";
import { cutRow, padRow } from "../text/width.ts";
import { keysRow, resourceRow } from "./foot-rows.ts";
import { barRow, invalidRows, titleRow } from "./head-rows.ts";
import { checkList, errorList, thresholdList } from "./judged-lists.ts";
import { type List, listRows, sharedRows } from "./list.ts";
import type { LoadView } from "./load-view.ts";
import { countsRow, graphRows, smallGraphRows } from "./rate-rows.ts";
import { timeRows } from "./time-rows.ts";

export interface LoadLook {
  /** Of the terminal. */
  readonly size: Size;
  /** Whether graphs are drawn that change their shape while one looks. */
  readonly moving: boolean;
}

/** The view as rows, never more nor wider than the terminal takes without scrolling. */
export function loadRows(view: LoadView, look: LoadLook): Row[] {
  const { columns, rows } = { columns: look.size.columns, rows: Math.max(1, look.size.rows - 1) };
  const keys = keysRow(view.stopping === true);
  const { top, bottom, beside } = partsOf(view, look);
  const lists = [thresholdList(view), checkList(view), errorList(view)];
  const room = rows - top.length - bottom.length - 1;
  const middle = beside ? besideRows(lists, columns, room) : underRows(lists, room);
  const gap = Array.from({ length: Math.max(0, room - middle.length) }, () => EMPTY_ROW);
  const all = [...top, ...middle, ...gap, ...bottom].slice(0, rows - 1);
  return [...all, keys].map((each) => cutRow(each, columns));
}

interface Parts {
  readonly top: readonly Row[];
  readonly bottom: readonly Row[];
  /** Whether the lists stand beside one another. */
  readonly beside: boolean;
}

function partsOf(view: LoadView, look: LoadLook): Parts {
  const { columns, rows } = look.size;
  if (columns < MIDDLE.columns || rows < MIDDLE.rows) return smallParts(view, look);
  const isLarge = columns >= LARGE.columns && rows >= LARGE.rows;
  const graphs = graphRows(view, { columns, rows: isLarge ? LARGE_GRAPH : 1, moving: look.moving });
  const top = [
    titleRow(view, columns),
    barRow(view, columns),
    ...invalidRows(view, isLarge ? 5 : 2),
    ...(view.invalid.length === 0 || isLarge ? [EMPTY_ROW] : []),
    countsRow(view),
    ...graphs,
    EMPTY_ROW,
    ...timeRows(view, false),
    EMPTY_ROW,
  ];
  return { top, bottom: [EMPTY_ROW, resourceRow(view, false)], beside: true };
}

/** What must be seen at all. A warning takes the place of the bar. */
function smallParts(view: LoadView, { size: { columns }, moving }: LoadLook): Parts {
  const warnings = invalidRows(view, 1);
  const counts = `in flight ${view.inFlight}  dropped ${view.dropped}`;
  return {
    top: [
      titleRow(view, columns),
      ...(warnings.length > 0 ? warnings : [barRow(view, columns)]),
      ...smallGraphRows(view, { columns, rows: 1, moving }),
      ...timeRows(view, true),
    ],
    bottom: [[span(counts)], resourceRow(view, true)],
    beside: false,
  };
}

function underRows(lists: readonly List[], room: number): Row[] {
  const shares = sharedRows(lists, room);
  return lists.flatMap((list, at) => listRows(list, shares[at] ?? 0));
}

/** The first at the left, the others under one another at the right. */
function besideRows([first, ...others]: readonly List[], columns: number, room: number): Row[] {
  const half = Math.floor((columns - BETWEEN) / 2);
  const left = first ? listRows(first, room) : [];
  const right = underRows(others, room);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    ...padRow(left[at] ?? EMPTY_ROW, half),
    span(" ".repeat(BETWEEN)),
    ...cutRow(right[at] ?? EMPTY_ROW, half),
  ]);
}

const MIDDLE: Size = { columns: 72, rows: 22 };
const LARGE: Size = { columns: 110, rows: 40 };
const LARGE_GRAPH = 4;
const BETWEEN = 2;
