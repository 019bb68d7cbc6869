import { type Block, type Line, span } from "../../../terminal-text/line.ts";
import { textWidth } from "../../../text/letters.ts";
import { durationText, numberText, rateText, shareText, valueText } from "../figures.ts";
import type { MetricResult, TrendResult } from "../load-result.ts";
import { unitOf } from "../metric-groups.ts";

export interface MetricRow {
  readonly name: string;
  readonly cells: readonly string[];
}

export const INDENT = "    ";

const FIGURES = [
  "avg",
  "min",
  "med",
  "max",
  "p(90)",
  "p(95)",
  "p(99)",
] as const satisfies readonly (keyof TrendResult)[];

/** The figures of a metric as k6 names and writes them. */
export function metricRow(name: string, metric: MetricResult): MetricRow {
  return { name, cells: cellsOf(name, metric) };
}

/**
 * Rows under one another: the name with dots behind it, and figures in columns. Where the line is too short for all of
 * them, they go on in the next one under the first.
 * @param all the rows of which the names and columns are as wide as these
 */
export function metricLines(rows: readonly MetricRow[], columns: number, all = rows): Block {
  const nameWidth = widestName(all);
  return rows.flatMap((row) => rowLines(row, { columns, nameWidth, widths: widthsOf(row, all) }));
}

/** Of columns that have the same figures. */
function widthsOf({ cells }: MetricRow, rows: readonly MetricRow[]): readonly number[] {
  const alike = rows.filter((row) => row.cells.length === cells.length);
  return cells.map((_, at) => Math.max(...alike.map((row) => textWidth(row.cells[at] ?? ""))));
}

function widestName(rows: readonly MetricRow[]): number {
  return Math.min(LONGEST_NAME, Math.max(0, ...rows.map(({ name }) => textWidth(name))) + DOTS);
}

const DOTS = 4;
const LONGEST_NAME = 40;

interface Room {
  readonly columns: number;
  readonly nameWidth: number;
  readonly widths: readonly number[];
}

function rowLines({ name, cells }: MetricRow, { columns, nameWidth, widths }: Room): Line[] {
  const start = INDENT.length + nameWidth + 2;
  const label = [
    span(INDENT),
    span(name),
    span(`${".".repeat(Math.max(0, nameWidth - textWidth(name)))}: `, "dim"),
  ];
  return inRoom(cells, widths, columns - start).map((text, at) => [
    ...(at === 0 ? label : [span(" ".repeat(start))]),
    span(text),
  ]);
}

/** As many cells on a line as fit, at least one. */
function inRoom(cells: readonly string[], widths: readonly number[], room: number): string[] {
  const lines = [""];
  for (const [at, cell] of cells.entries()) {
    const width = Math.max(textWidth(cell), widths[at] ?? 0);
    const last = lines.at(-1) ?? "";
    const padded = `${cell}${" ".repeat(width - textWidth(cell))}`;
    const isFirst = last === "";
    if (isFirst || textWidth(last) + 1 + textWidth(cell) <= room)
      lines[lines.length - 1] = isFirst ? padded : `${last} ${padded}`;
    else lines.push(padded);
  }
  return lines.map((text) => text.trimEnd());
}

function cellsOf(name: string, metric: MetricResult): string[] {
  if (metric.kind === "trend")
    return metric.count === 0
      ? ["none"]
      : FIGURES.map((figure) => `${figure}=${trendText(name, metric[figure])}`);
  if (metric.kind === "counter")
    return [
      valueText(name, metric.count),
      unitOf(name) === "USD" ? `${valueText(name, metric.rate)}/s` : rateText(metric.rate),
    ];
  const all = metric.passes + metric.fails;
  return [shareText(metric.rate), `${numberText(metric.passes)} out of ${numberText(all)}`];
}

function trendText(name: string, value: number | null): string {
  return unitOf(name) === "ms" ? durationText(value) : numberText(value);
}
