import { type Block, cellAtRight, EMPTY, type Line, span } from "../../terminal-text/line.ts";
import { count } from "../../text/figures.ts";
import { NOTHING } from "../report/figures.ts";
import { INDENT } from "../report/terminal/metric-line.ts";
import type { CeilingFigures } from "../targets/ceiling/ceiling-figures.ts";

const NAME_WIDTH = 18;
const ROUTE_WIDTH = 22;

type Row = readonly [name: string, of: (figures: CeilingFigures) => string];

const ROWS: readonly (Row | undefined)[] = [
  ["requests/s    avg", ({ perSecond }) => count(perSecond.avg)],
  ["min", ({ perSecond }) => count(perSecond.min)],
  ["max", ({ perSecond }) => count(perSecond.max)],
  undefined,
  ["latency ms  p(50)", latency("med")],
  ["p(90)", latency("p(90)")],
  ["p(97.5)", latency("p(97.5)")],
  ["p(99)", latency("p(99)")],
  ["max", latency("max")],
  undefined,
  ["responses", ({ requests }) => count(requests)],
  ["not 2xx", ({ not2xx }) => count(not2xx)],
  ["errors", ({ errors }) => count(errors)],
];

/** A column for each route: there are few of them, and the figures are many. */
export function ceilingTable(routes: readonly CeilingFigures[]): Block {
  if (routes.length === 0) return [];
  return [
    lineOf(
      "",
      routes.map(({ route }) => route),
      "dim",
    ),
    ...ROWS.map((row) => (row === undefined ? EMPTY : lineOf(row[0], routes.map(row[1])))),
  ];
}

function lineOf(name: string, cells: readonly string[], style?: "dim"): Line {
  return [
    span(INDENT),
    cellAtRight(name, NAME_WIDTH, "dim"),
    ...cells.map((text) => cellAtRight(text, ROUTE_WIDTH, style)),
  ];
}

/** They are counted in whole milliseconds. */
function latency(figure: keyof CeilingFigures["latency"]): Row[1] {
  return ({ latency: figures }) => {
    if (figures.count === 0) return NOTHING;
    return figures[figure] === 0 ? "<1" : count(figures[figure]);
  };
}
