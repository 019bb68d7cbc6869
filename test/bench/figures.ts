/** One line of the bench's table. */
export interface Figure {
  readonly what: string;
  readonly unit: "ms" | "MiB" | "x" | "%" | "events/s";
  readonly median: number;
  readonly p95?: number;
  readonly runs: number;
  /** What it is held against: a goal of ours, or a peer in the same run. */
  readonly beside?: { readonly what: string; readonly value: number };
}

export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function figureOf(
  what: string,
  unit: Figure["unit"],
  samples: readonly number[],
  beside?: Figure["beside"],
): Figure {
  return {
    what,
    unit,
    median: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
    runs: samples.length,
    ...(beside && { beside }),
  };
}

/** The figures as a table, widths fitted. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, unit, median, p95, runs, beside }) => [
    what,
    `${median.toFixed(1)} ${unit}`,
    p95 === undefined ? "" : `${p95.toFixed(1)} ${unit}`,
    String(runs),
    beside ? `${beside.what} ${beside.value.toFixed(1)} ${unit}` : "",
    beside ? `${(median / beside.value).toFixed(2)}x` : "",
  ]);
  const table = [["what", "median", "p95", "runs", "beside", "ratio"], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
