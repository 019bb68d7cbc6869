import { type Corpus, FIELDS } from "./corpus.ts";
import type { Postings } from "./postings.ts";
import { HEADING, TITLE } from "./weighting.ts";

/** The passages that hold something, in their order, and how often by weighted count. */
export interface Held {
  readonly passages: Uint32Array;
  readonly counts: Uint16Array | Uint32Array;
}

export interface Phrases {
  /** Which passages hold terms side by side, in this order; or one term. */
  holding(terms: readonly number[]): Held;
  isIn(passage: number, terms: readonly number[]): boolean;
  /** The end of such a phrase that begins at a place of the row, and does not go beyond `to`; -1 where none does. */
  endAt(terms: readonly number[], from: number, to: number): number;
}

const FIELD_WEIGHTS = [HEADING, TITLE, 1] as const;

export function phrasesOf({ row, whole, starts: fields }: Corpus, postings: Postings): Phrases {
  const { starts, passages, counts } = postings;

  return {
    holding(terms) {
      const [first = 0] = terms;
      if (terms.length === 1) {
        const [from, to] = rangeOf(first);
        return { passages: passages.subarray(from, to), counts: counts.subarray(from, to) };
      }
      const found: number[] = [];
      const often: number[] = [];
      const [rarest = first, ...others] = [...terms].sort((a, b) => sizeOf(a) - sizeOf(b));
      const [from, to] = rangeOf(rarest);
      for (let at = from; at < to; at++) {
        const passage = passages[at] ?? 0;
        if (!others.every((term) => holds(term, passage))) continue;
        const count = countIn(passage, terms);
        if (count === 0) continue;
        found.push(passage);
        often.push(count);
      }
      return { passages: Uint32Array.from(found), counts: Uint32Array.from(often) };
    },
    isIn: (passage, terms) => countIn(passage, terms) > 0,
    endAt,
  };

  function rangeOf(term: number): readonly [from: number, to: number] {
    return [starts[term] ?? 0, starts[term + 1] ?? 0];
  }

  function sizeOf(term: number): number {
    const [from, to] = rangeOf(term);
    return to - from;
  }

  function holds(term: number, passage: number): boolean {
    let [low, high] = rangeOf(term);
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((passages[middle] ?? 0) < passage) low = middle + 1;
      else high = middle;
    }
    return low < end && passages[low] === passage;
  }

  function countIn(passage: number, terms: readonly number[]): number {
    let count = 0;
    FIELD_WEIGHTS.forEach((weight, field) => {
      const to = fields[passage * FIELDS + field + 1] ?? 0;
      for (let at = fields[passage * FIELDS + field] ?? 0; at < to; at++)
        if (row[at] === terms[0] && endAt(terms, at, to) >= 0) count += weight;
    });
    return count;
  }

  /** A whole identifier stands between its parts and the next word, and parts nothing. */
  function endAt(terms: readonly number[], from: number, to: number): number {
    let at = from;
    for (let next = 1; next < terms.length; next++) {
      do at++;
      while (at < to && whole[row[at] ?? 0]);
      if (at >= to || row[at] !== terms[next]) return -1;
    }
    return at;
  }
}

/** What holds any of several things, their counts added up. */
export function eitherOf(all: readonly Held[]): Held {
  return all.length > 0 ? all.reduce(merged) : { passages: new Uint32Array(), counts: new Uint32Array() };
}

function merged(a: Held, b: Held): Held {
  const passages = new Uint32Array(a.passages.length + b.passages.length);
  const counts = new Uint32Array(passages.length);
  let [atA, atB, size] = [0, 0, 0];
  while (atA < a.passages.length || atB < b.passages.length) {
    const inA = a.passages[atA] ?? Number.POSITIVE_INFINITY;
    const inB = b.passages[atB] ?? Number.POSITIVE_INFINITY;
    passages[size] = Math.min(inA, inB);
    counts[size++] = (inA <= inB ? (a.counts[atA++] ?? 0) : 0) + (inB <= inA ? (b.counts[atB++] ?? 0) : 0);
  }
  return { passages: passages.subarray(0, size), counts: counts.subarray(0, size) };
}
