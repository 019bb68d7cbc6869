import { type Row, row, span } from "../text/row.ts";
import { durationText } from "./figures.ts";
import type { LoadTimes, LoadView, TimeName } from "./load-view.ts";

const NAMES: readonly (readonly [TimeName, string])[] = [
  ["answer", "answer"],
  ["firstText", "first text"],
  ["ack", "ack"],
];

type Percentile = keyof LoadTimes;

interface Widths {
  readonly name: number;
  readonly figure: number;
  readonly percentiles: readonly Percentile[];
}

const NARROW: Widths = { name: 10, figure: 7, percentiles: ["p95", "p99"] };
const WIDE: Widths = { name: 12, figure: 9, percentiles: ["p50", "p95", "p99"] };

/** A table of how long things take: of the last seconds, and of the whole run. Narrow, it leaves p50 out. */
export function timeRows({ times }: LoadView, narrow: boolean): Row[] {
  const widths = narrow ? NARROW : WIDE;
  return [
    row(headText(widths), { dim: true }),
    ...NAMES.map(([name, label]) => [
      span(label.padEnd(widths.name)),
      ...cells(times[name].now, widths, true),
      ...cells(times[name].overall, widths, false),
    ]),
  ];
}

function headText({ name, figure, percentiles }: Widths): string {
  const heads = ["now", "all"].map((when) =>
    percentiles
      .map((percentile, at) => (at === 0 ? `${when} ${percentile}` : percentile).padStart(figure))
      .join(""),
  );
  return " ".repeat(name) + heads.map((head) => ` ${head}`).join("");
}

function cells(figures: LoadTimes, { figure, percentiles }: Widths, isNow: boolean): Row {
  const spans = percentiles.map((percentile) =>
    span(
      durationText(figures[percentile]).padStart(figure),
      isNow && percentile === "p95" ? { bold: true } : undefined,
    ),
  );
  return [span(" "), ...spans];
}
