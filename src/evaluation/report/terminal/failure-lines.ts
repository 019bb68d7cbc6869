import {
  type Block,
  cell,
  cutLine,
  type Line,
  line,
  span,
  widthOfLine,
} from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { endOf } from "../../../text/letters.ts";
import { printable } from "../../../text/printable.ts";
import { BROKE } from "../failure-words.ts";
import type { KeptFailure } from "./kept-failures.ts";

const REASON_WIDTH = 18;
/** Ids are as long as they are, save for what is no id. */
const LONGEST_ID = 40;
/** Less of a place tells nothing: then it has a line of its own. */
const LEAST_PLACE = 20;
export const MARK = `${BROKE}  `;
/** Here nothing stands below one another, so that ids stay whole. */
const NARROW = 60;
const INDENT = "      ";

export interface Widths {
  /** Zero where nothing broke. */
  readonly mark: number;
  readonly id: number;
  readonly place: number;
}

/** A failure on one line, the reason at its end. */
export function failureLine(
  { id, file, line: at, reason, because, broke }: KeptFailure,
  widths: Widths,
): Line {
  return [
    span("  "),
    cell(reason, REASON_WIDTH, "red"),
    ...(widths.mark > 0 ? [cell(broke ? MARK : "", widths.mark, "red")] : []),
    cell(id, widths.id),
    span(" "),
    cell(endOf(printable(`${file}:${at}`), widths.place), widths.place, "dim"),
    span(` ${because}`),
  ];
}

/** The same with the reason below it, on so many lines at most; on a narrow screen the place too has its own. */
export function failureLines(
  { id, file, line: at, reason, because, broke }: KeptFailure,
  columns: number,
  most: number,
  color: "red" | "yellow",
): Block {
  const before = [
    span("  "),
    columns < NARROW ? span(`${reason}  `, color) : cell(reason, REASON_WIDTH, color),
    ...(broke ? [span(MARK, color)] : []),
    ...cutLine([span(id)], LONGEST_ID),
    span("  "),
  ];
  const place = printable(`${file}:${at}`);
  const room = columns - widthOfLine(before);
  const fits = room >= LEAST_PLACE || endOf(place, Math.max(1, room)) === place;
  // The end of a place has its line.
  return [
    ...(fits
      ? [[...before, span(endOf(place, room), "dim")]]
      : [before.slice(0, -1), line(`${INDENT}${endOf(place, Math.max(1, columns - INDENT.length))}`, "dim")]),
    ...wrapped(`${INDENT}${because}`, { columns, indent: INDENT.length, most }),
  ];
}
