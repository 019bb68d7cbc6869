import { type Row, type Style, span } from "../text/row.ts";
import { rowWidth } from "../text/width.ts";
import { durationText, numberText, rateText } from "./figures.ts";
import { graph, highest, type Merge, mean } from "./graph.ts";
import type { LoadView } from "./load-view.ts";

/** Below this share of the planned rate a run is not what was asked for. */
const ENOUGH = 0.99;

/** The rates, and what became of the questions. */
export function countsRow(view: LoadView): Row {
  const { answered, inFlight, dropped } = view;
  return [
    ...rateSpans(view),
    span(`   answered ${numberText(answered)}   in flight ${numberText(inFlight)}   `),
    span(`dropped ${numberText(dropped)}`, dropped > 0 ? WARNING : undefined),
  ];
}

function rateSpans({ rate: { planned, achieved } }: LoadView): Row {
  const late = planned !== null && achieved !== null && achieved < planned * ENOUGH;
  return [
    span("rate ", DIM),
    span(rateText(achieved), late ? WARNING : BOLD),
    span(` of ${rateText(planned)}`),
  ];
}

export interface GraphRoom {
  readonly columns: number;
  /** Of each graph. */
  readonly rows: number;
  /** Without it, what a graph would show is said in figures that stand still. */
  readonly moving: boolean;
}

/** The rate and the answers' 95th percentile over time. */
export function graphRows({ series }: LoadView, room: GraphRoom): Row[] {
  return [
    ...graphOf(
      "rate",
      series.map(({ rate }) => rate),
      rateText,
      mean,
      room,
    ),
    ...graphOf(
      "p95",
      series.map(({ p95 }) => p95),
      durationText,
      highest,
      room,
    ),
  ];
}

/** The same in as few rows as can be: the rate's graph stands behind the rate. */
export function smallGraphRows(view: LoadView, room: GraphRoom): Row[] {
  const [, ...p95] = graphRows(view, { ...room, rows: 1 });
  const rates = view.series.map(({ rate }) => rate);
  const figures = [...rateSpans(view), span(" ")];
  const size = { columns: room.columns - rowWidth(figures), rows: 1 };
  const bars = room.moving ? graph(rates, size, mean) : [];
  return [[...figures, ...bars.map((each) => span(each, GRAPH))], ...p95];
}

function graphOf(
  name: string,
  values: readonly (number | null)[],
  write: (value: number | null) => string,
  merge: Merge,
  { columns, rows, moving }: GraphRoom,
): Row[] {
  const known = values.filter((value) => value !== null);
  const top = known.length === 0 ? null : highest(known);
  const label = name.padEnd(NAME);
  if (!moving) {
    const low = known.length === 0 ? null : Math.min(...known);
    return [[span(label, DIM), span(`lowest ${write(low)}, highest ${write(top)}`)]];
  }
  const size = { columns: columns - NAME - TOP, rows };
  return graph(values, size, merge).map((bars, at) => [
    span(at === 0 ? label : " ".repeat(NAME), DIM),
    span(
      at === 0
        ? write(top)
            .padStart(TOP - 1)
            .padEnd(TOP)
        : " ".repeat(TOP),
      DIM,
    ),
    span(bars, GRAPH),
  ]);
}

const NAME = 5;
/** Columns of the highest value, which is the graph's height. */
const TOP = 8;
const GRAPH: Style = { color: "cyan" };
const DIM: Style = { dim: true };
const BOLD: Style = { bold: true };
const WARNING: Style = { bold: true, color: "yellow" };
