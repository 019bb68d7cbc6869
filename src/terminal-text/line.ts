import type { Style, Styled } from "../cli/styles.ts";
import { shortened } from "../core/shortened.ts";
import { cutTo, textWidth } from "../text/letters.ts";
import { printable } from "../text/printable.ts";

/** A piece of a line, and how it is set. Its text holds nothing that a terminal obeys, whoever wrote it. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
}

export type Line = readonly Span[];

export const EMPTY: Line = [];

/** A part of the screen. */
export type Block = readonly Line[];

/** No more of a text is ever looked at, in UTF-16 units: what does not fit on a screen needs no measuring. */
const LONGEST = 2_000;

/** Signs that nobody sees, and to which some terminals give a column; not those that join the parts of an emoji. */
const UNSEEN = /[\p{Cf}--[\u200c\u200d]]/gv;

export function span(text: string, style?: Style): Span {
  const shown = shownText(text);
  return style === undefined ? { text: shown } : { text: shown, style };
}

export function line(text: string, style?: Style): Line {
  return [span(text, style)];
}

/** A piece of just so many columns: cut, or with spaces behind it. */
export function cell(text: string, columns: number, style?: Style): Span {
  return padded(span(cutTo(shownText(text), columns), style), columns);
}

/** A number, say, in so many columns with its end at the right. */
export function cellAtRight(text: string, columns: number, style?: Style): Span {
  return span(`${" ".repeat(Math.max(0, columns - textWidth(text)))}${text}`, style);
}

/** As much of the line as fits. */
export function cutLine(spans: Line, columns: number): Line {
  const kept: Span[] = [];
  let room = columns;
  for (const each of spans) {
    if (room <= 0) break;
    const width = textWidth(each.text);
    kept.push(width <= room ? each : { ...each, text: cutTo(each.text, room) });
    room -= width;
  }
  return kept;
}

export function padLine(spans: Line, columns: number): Line {
  const cut = cutLine(spans, columns);
  const missing = columns - widthOfLine(cut);
  return missing > 0 ? [...cut, { text: " ".repeat(missing) }] : cut;
}

export function widthOfLine(spans: Line): number {
  return spans.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** The line as it is written: never wider than so many columns, with no spaces at its end. */
export function written(spans: Line, columns: number, styled: Styled): string {
  const cut = cutLine(spans, columns);
  const last = cut.findLastIndex(({ text }) => text.trim() !== "");
  return cut
    .slice(0, last + 1)
    .map(({ text, style }, at) => styled(at === last ? text.trimEnd() : text, style))
    .join("");
}

function padded(piece: Span, columns: number): Span {
  return { ...piece, text: piece.text + " ".repeat(Math.max(0, columns - textWidth(piece.text))) };
}

function shownText(text: string): string {
  return printable(shortened(text, LONGEST)).replace(UNSEEN, "");
}
