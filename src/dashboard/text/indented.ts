import { type Row, type Span, span } from "./row.ts";

/** The rows behind what stands before the first, and before the others; both take the same columns. */
export function behind(first: Span, others: Span, rows: readonly Row[]): Row[] {
  return rows.map((each, index) => [index === 0 ? first : others, ...each]);
}

export function indented(columns: number, rows: readonly Row[]): Row[] {
  if (columns === 0) return [...rows];
  const gap = span(" ".repeat(columns));
  return behind(gap, gap, rows);
}
