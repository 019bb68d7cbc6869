/** Eighths of a row, from the bottom. */
const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

export interface GraphSize {
  readonly columns: number;
  readonly rows: number;
}

/** What stands for several values where there are more than columns. */
export type Merge = (values: readonly number[]) => number;

export const mean: Merge = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
export const highest: Merge = (values) => Math.max(...values);

/**
 * Values over time as bars from zero up, the first row at the top. All of them are there, however many: from the
 * begin on each column takes as many as are needed. A column without a value is empty; a value always shows.
 */
export function graph(
  values: readonly (number | null)[],
  { columns, rows }: GraphSize,
  merge: Merge,
): string[] {
  const bars = inColumns(values, columns, merge);
  const top = highest([0, ...bars.filter((bar) => bar !== null)]);
  const heights = bars.map((bar) => {
    if (bar === null) return 0;
    return top === 0 ? 1 : Math.max(1, Math.round((bar / top) * rows * 8));
  });
  return Array.from({ length: rows }, (_, row) =>
    heights.map((height) => EIGHTHS[Math.min(8, Math.max(0, height - (rows - 1 - row) * 8))]).join(""),
  );
}

function inColumns(values: readonly (number | null)[], columns: number, merge: Merge): (number | null)[] {
  const each = Math.max(1, Math.ceil(values.length / Math.max(1, columns)));
  return Array.from({ length: Math.ceil(values.length / each) }, (_, column) => {
    const some = values.slice(column * each, (column + 1) * each).filter((value) => value !== null);
    return some.length === 0 ? null : merge(some);
  });
}
