import type { Row } from "../text/row.ts";

/** The rows, where one says the same as before the very one of before, so that it need not be drawn anew. */
export function keptRows(before: readonly Row[], rows: readonly Row[]): Row[] {
  return rows.map((each, at) => {
    const last = before[at];
    return last !== undefined && isSame(last, each) ? last : each;
  });
}

function isSame(one: Row, other: Row): boolean {
  return (
    one.length === other.length &&
    one.every(({ text, style }, at) => {
      const that = other[at];
      return text === that?.text && style?.color === that.style?.color && style?.bold === that.style?.bold;
    })
  );
}
