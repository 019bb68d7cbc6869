/** A number for each case, made of those of its samples. */
export interface Column {
  add(at: number, value: number): void;
  /** Takes the place of what was there. */
  set(at: number, value: number): void;
  /** NaN where nothing was added. */
  sum(at: number): number;
  mean(at: number): number;
}

const FIRST_SIZE = 64;

/** Eight bytes a case: more samples of one case than 4 billion would not fit. */
export function createColumn(): Column {
  let sums = new Float32Array(FIRST_SIZE);
  let counts = new Uint32Array(FIRST_SIZE);

  function makeRoomFor(at: number): void {
    if (at < sums.length) return;
    const size = Math.max(at + 1, sums.length * 2);
    const [moreSums, moreCounts] = [new Float32Array(size), new Uint32Array(size)];
    moreSums.set(sums);
    moreCounts.set(counts);
    [sums, counts] = [moreSums, moreCounts];
  }

  return {
    add(at, value) {
      makeRoomFor(at);
      sums[at] = (sums[at] ?? 0) + value;
      counts[at] = (counts[at] ?? 0) + 1;
    },
    set(at, value) {
      makeRoomFor(at);
      sums[at] = value;
      counts[at] = 1;
    },
    sum: (at) => (counts[at] ? (sums[at] ?? Number.NaN) : Number.NaN),
    mean: (at) => (counts[at] ? (sums[at] ?? Number.NaN) / counts[at] : Number.NaN),
  };
}
