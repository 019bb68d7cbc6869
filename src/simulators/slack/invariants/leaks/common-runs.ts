/** The runs of words that everybody may know. It forgets some of them, the more the fuller it is. */
export interface CommonRuns {
  add(run: number): void;
  has(run: number): boolean;
}

/**
 * A table in which each run has one place, which a later one may take: no lists, nothing to collect, and two numbers
 * of memory for each that it is made for. It stands in the way of every message, so it has to be this plain.
 */
export function createCommonRuns(most: number): CommonRuns {
  const size = 2 ** Math.ceil(Math.log2(most * 2));
  const table = new Float64Array(size);
  // The lowest bits of a run are mixed as well as any.
  const placeOf = (run: number) => run % size;

  return {
    add(run) {
      table[placeOf(run)] = run;
    },
    has: (run) => table[placeOf(run)] === run,
  };
}
