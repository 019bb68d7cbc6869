import type { Model, Size } from "../client/model.ts";

/** How the screen is parted. Rows and columns are those of the terminal. */
export interface Layout {
  readonly columns: number;
  /** One row less than the terminal has: a frame of its whole height would make it scroll. */
  readonly rows: number;
  /** 0 where there is no room for the list of conversations. */
  readonly listColumns: number;
  readonly paneColumns: number;
  /** Lines between the parts, where there is room for them. */
  readonly ruled: boolean;
}

const WIDE = 110;
const MIDDLE = 76;
const LOW = 20;

export function layoutOf({ columns, rows }: Size): Layout {
  const listColumns = listColumnsOf(columns);
  return {
    columns,
    rows: rows - 1,
    listColumns,
    paneColumns: columns - (listColumns > 0 ? listColumns + BETWEEN : 0),
    ruled: rows >= LOW,
  };
}

/** The line between the list and the pane, with a space at each side. */
export const BETWEEN = 3;

function listColumnsOf(columns: number): number {
  if (columns >= WIDE) return 24;
  return columns >= MIDDLE ? 17 : 0;
}

/** Whether a modal has the keyboard. */
export function isInView({ seen }: Pick<Model, "seen">): boolean {
  return seen.view !== undefined;
}
