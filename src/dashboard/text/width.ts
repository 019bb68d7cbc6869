import { cutTo, textWidth } from "../../text/letters.ts";
import type { Row, Span } from "./row.ts";

export function rowWidth(spans: Row): number {
  return spans.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** The row on so many columns: what does not fit is cut, with an ellipsis. */
export function cutRow(spans: Row, columns: number): Row {
  const kept: Span[] = [];
  let room = columns;
  for (const each of spans) {
    const width = textWidth(each.text);
    if (width > room) {
      if (room > 0) kept.push({ ...each, text: cutTo(each.text, room) });
      return kept;
    }
    kept.push(each);
    room -= width;
  }
  return kept;
}

/** The row on just so many columns, with spaces where it is shorter. */
export function padRow(spans: Row, columns: number): Row {
  const cut = cutRow(spans, columns);
  const missing = columns - rowWidth(cut);
  return missing > 0 ? [...cut, { text: " ".repeat(missing) }] : cut;
}
