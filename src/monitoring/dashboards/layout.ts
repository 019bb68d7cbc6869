import type { GridPos } from "@grafana/grafana-foundation-sdk/dashboard";
import type { LinePlan } from "./dashboard-plan.ts";

/** Grafana's grid has so many columns, however wide the screen is. */
const COLUMNS = 24;

/** Where a panel of a line stands in the grid. */
export function placeOf(line: LinePlan, column: number, y: number): GridPos {
  const widths = widthsOf(line);
  const x = widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  return { x, y, w: widths[column] ?? 0, h: line.height };
}

/** @throws Error where the panels do not fill the grid */
function widthsOf({ panels }: LinePlan): readonly number[] {
  const said = panels.reduce((sum, { width = 0 }) => sum + width, 0);
  const silent = panels.filter(({ width }) => width === undefined).length;
  const widths = panels.map(({ width }) => width ?? (COLUMNS - said) / silent);
  const full = widths.reduce((sum, width) => sum + width, 0) === COLUMNS && widths.every(Number.isInteger);
  if (!full)
    throw new Error(`These panels do not fill a line: ${panels.map(({ title }) => title).join(", ")}`);
  return widths;
}
