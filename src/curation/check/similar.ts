/** Texts that share so much of what three terms in a row say are told of as nearly the same. */
const LEAST_SHARE = 0.8;
const ROW = 3;
/** Rows may share a counter: the order stays one and the same. */
const COUNTERS = 2 ** 20;

export interface Similar {
  /** All texts are counted before the first is looked for, so that each is looked for by what is rare in it. */
  count(terms: readonly string[]): void;
  /** The earlier text that is most like this one, and their Jaccard index; without one, this one is kept for later. */
  findOrAdd(
    name: string,
    terms: readonly string[],
  ): { readonly name: string; readonly share: number } | undefined;
}

/**
 * Finds near duplicates exactly and without comparing all with all: two sets with a Jaccard index of at least t share
 * one of the first (1 - t) n + 1 members of each in any one order (prefix filtering: Chaudhuri, Ganti and Kaushik
 * 2006). The order is the rarest first: what every page has at its foot leads to no comparison of all with all.
 */
export function createSimilar(): Similar {
  const kept: { readonly name: string; readonly rows: Rows }[] = [];
  const byRow = new Map<number, number[]>();

  const counts = new Uint32Array(COUNTERS);
  const countOf = (row: number) => counts[row % COUNTERS] ?? 0;

  return {
    count(terms) {
      for (const row of rowsOf(terms)) counts[row % COUNTERS] = countOf(row) + 1;
    },
    findOrAdd(name, terms) {
      const rows = rowsOf(terms);
      const rarestFirst = [...rows].sort((a, b) => countOf(a) - countOf(b) || a - b);
      const first = rarestFirst.slice(0, Math.floor((1 - LEAST_SHARE) * rows.length) + 1).map(keyOf);
      const best = mostAlike(rows, new Set(first.flatMap((row) => byRow.get(row) ?? [])));
      if (best) return best;
      const at = kept.push({ name, rows }) - 1;
      for (const row of first) {
        const known = byRow.get(row);
        if (known) known.push(at);
        else byRow.set(row, [at]);
      }
      return undefined;
    },
  };

  function mostAlike(rows: Rows, candidates: Iterable<number>) {
    let best: { readonly name: string; readonly share: number } | undefined;
    for (const at of candidates) {
      const other = kept[at];
      if (!other) continue;
      const share = jaccard(rows, other.rows);
      if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { name: other.name, share };
    }
    return best;
  }
}

/** Terms in a row as numbers, in their order: as strings those of ten thousand documents would take a gigabyte. */
type Rows = Float64Array;

function rowsOf(terms: readonly string[]): Rows {
  const hashes = terms.map(hashOf);
  const rows = Float64Array.from({ length: Math.max(0, hashes.length - ROW + 1) }, (_, at) =>
    rowOf(hashes.slice(at, at + ROW)),
  ).sort();
  return rows.filter((row, at) => row !== rows[at - 1]);
}

/** A small integer, which a map finds many times as fast; what shares a key by chance is compared for nothing. */
function keyOf(row: number): number {
  return row & 0x3fffffff;
}

/** FNV-1a, of 32 bits. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash;
}

/** So many bits (52) that no two rows are taken for one another by chance. */
function rowOf(hashes: readonly number[]): number {
  let high = 0;
  let low = 0;
  for (const hash of hashes) {
    high = Math.imul(high ^ hash, 0x9e3779b1);
    low = Math.imul(low ^ (hash >>> 15) ^ hash, 0x85ebca6b);
  }
  return (high >>> 0) * 2 ** 20 + (low >>> 12);
}

function jaccard(a: Rows, b: Rows): number {
  let shared = 0;
  for (let inA = 0, inB = 0; inA < a.length && inB < b.length; ) {
    const [one = 0, other = 0] = [a[inA], b[inB]];
    if (one === other) shared += 1;
    if (one <= other) inA += 1;
    if (other <= one) inB += 1;
  }
  return shared / (a.length + b.length - shared);
}
