import { oneLine } from "../printable.ts";
import { type Row, row, span } from "../text/row.ts";
import { padRow, rowWidth } from "../text/width.ts";
import { clockText } from "./figures.ts";
import type { LoadView } from "./load-view.ts";

/** The scenario and its stage at the left, the time at the right. */
export function titleRow({ scenario, stage, elapsedMs, plannedMs }: LoadView, columns: number): Row {
  const planned = plannedMs === null ? "" : ` of ${clockText(plannedMs)}`;
  const time = row(`  ${clockText(elapsedMs)}${planned}`);
  const what = [
    span(oneLine(scenario), { bold: true }),
    ...(stage === null ? [] : [span("  "), span(oneLine(stage), { color: "cyan" })]),
  ];
  return [...padRow(what, Math.max(0, columns - rowWidth(time))), ...time];
}

/** How far the run is. */
export function barRow({ elapsedMs, plannedMs }: LoadView, columns: number): Row {
  const done = plannedMs === null || plannedMs <= 0 ? 0 : Math.min(1, Math.max(0, elapsedMs / plannedMs));
  const full = Math.floor(done * columns);
  return [span("━".repeat(full), { color: "green" }), span("─".repeat(columns - full), { dim: true })];
}

/** The warnings in so many rows; the last tells how many more there are. */
export function invalidRows({ invalid }: LoadView, most: number): Row[] {
  const hidden = invalid.length - most;
  return invalid.slice(0, most).map((warning, at) => {
    const more = hidden > 0 && at === most - 1 ? `(+${hidden}) ` : "";
    return row(`INVALID ${more}${oneLine(warning)}`, { bold: true, color: "red" });
  });
}
