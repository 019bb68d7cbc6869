/** The runs of words that everybody may know. It forgets some of them, the more the fuller it is. */
export interface CommonRuns {
  add(run: number): void;
  has(run: number): boolean;
}

/**
 * A table in which each run has two places, of which a later run may take one: no lists, nothing to collect, and two
 * numbers of memory for each that it is made for. It stands in the way of every message, so it has to be this plain.
 */
export function createCommonRuns(most: number): CommonRuns {
  const size = 2 ** Math.ceil(Math.log2(most * 2));
  const table = new Float64Array(size);
  // The bits of a run are mixed well, so that its lowest and the next ones are places of their own.
  const firstOf = (run: number) => run % size;
  const secondOf = (run: number) => Math.floor(run / size) % size;
  const has = (run: number) => table[firstOf(run)] === run || table[secondOf(run)] === run;

  return {
    has,
    add(run) {
      if (has(run)) return;
      const place = table[firstOf(run)] === 0 ? firstOf(run) : secondOf(run);
      table[place] = run;
    },
  };
}
