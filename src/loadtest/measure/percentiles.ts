/** Durations in rising cells, of which the ends are exact. */
export interface Cells {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  /** Rising, until `visit` says false. */
  eachCell(visit: (cell: number, count: number) => boolean): void;
  highestOf(cell: number): number;
}

/**
 * Percentiles as k6 has them (TrendSink.P in its metrics/sink.go): of n rising durations, the one at (n - 1) · share / 100, and
 * between two of them on the line through both. One walk over the cells, whatever the number of shares.
 */
export function percentilesOf(cells: Cells, shares: readonly number[]): (number | null)[] {
  const { count } = cells;
  if (count === 0) return shares.map(() => null);
  const places = shares.map((share) => (Math.min(100, Math.max(0, share)) / 100) * (count - 1));
  const found = durationsAt(
    cells,
    places.flatMap((place) => [Math.floor(place), Math.ceil(place)]),
  );
  return places.map((place) => {
    const below = found.get(Math.floor(place)) ?? cells.min;
    const above = found.get(Math.ceil(place)) ?? cells.max;
    return below + (above - below) * (place - Math.floor(place));
  });
}

/** The duration at each rank from 0, as high as its cell goes but never above the longest. */
function durationsAt(cells: Cells, ranks: readonly number[]): ReadonlyMap<number, number> {
  const wanted = [...new Set(ranks)].sort((one, other) => one - other);
  const found = new Map<number, number>();
  let at = 0;
  let passed = 0;
  cells.eachCell((cell, count) => {
    passed += count;
    for (let rank = wanted[at]; rank !== undefined && rank < passed; rank = wanted[at]) {
      found.set(rank, durationAt(cells, rank, cell));
      at += 1;
    }
    return at < wanted.length;
  });
  return found;
}

/** The ends are exact. */
function durationAt({ count, min, max, highestOf }: Cells, rank: number, cell: number): number {
  if (rank === count - 1) return max;
  return rank === 0 ? min : Math.min(highestOf(cell), max);
}
