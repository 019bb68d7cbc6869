import type { Stop } from "../deed.ts";
import { printable } from "../printable.ts";

export type Color = "cyan" | "green" | "yellow" | "red" | "magenta" | "blue";

/** How a text is set; the names are those of the terminal's attributes. */
export interface Style {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly color?: Color;
  /** Black on white: the cursor, and what has the focus. It is there without colour too. */
  readonly inverse?: boolean;
}

/** A piece of one row of the screen. */
export interface Span {
  readonly text: string;
  readonly style?: Style;
  /** What the keyboard can stop at here. Such a piece is not broken where it fits on a row. */
  readonly stop?: Stop;
}

export type Row = readonly Span[];

export const EMPTY_ROW: Row = [];

const CONTROL = /\p{Control}|[\u2028\u2029]/u;

/** A piece never holds what a terminal obeys, whoever has written it; of the control characters it may hold `\n`. */
export function span(text: string, style?: Style, stop?: Stop): Span {
  const shown = CONTROL.test(text) ? printable(text) : text;
  return { text: shown, ...(style && { style }), ...(stop !== undefined && { stop }) };
}

export function row(text: string, style?: Style): Row {
  return [span(text, style)];
}

/** The style on top of what a piece has of its own. */
export function styled(spans: readonly Span[], style: Style): Span[] {
  return spans.map((each) => ({ ...each, style: { ...style, ...each.style } }));
}
