import type { Passage } from "../../core/answer.ts";
import { documentOf } from "../../core/source.ts";
import { isWhole, termsOf } from "../../text/words.ts";
import { createGrowingNumbers } from "./growing-numbers.ts";

/** The passages as numbers: each term has one, and each passage is the row of its terms' numbers. */
export interface Corpus {
  readonly size: number;
  readonly terms: ReadonlyMap<string, number>;
  /** By term: 1 where it is a whole identifier, which is part of no pair. */
  readonly whole: Uint8Array;
  /** All passages' terms, one after the other: of the heading, then the title, then the text. */
  readonly row: Uint32Array;
  /** By passage, where its heading, its title and its text begin in `row`; one more at the end. */
  readonly starts: Uint32Array;
  /** By passage, the number of its document; those of one document stand together. */
  readonly pageOf: Uint32Array;
  readonly pages: number;
}

/** How many starts a passage has in {@link Corpus.starts}. */
export const FIELDS = 3;

export function readCorpus(passages: readonly Passage[]): Corpus {
  const terms = new Map<string, number>();
  const row = createGrowingNumbers();
  const starts = createGrowingNumbers();
  const pageOf = new Uint32Array(passages.length);
  const pages = new Map<string, number>();
  const add = (text: string) => {
    starts.push(row.size());
    for (const term of termsOf(text)) row.push(numberIn(terms, term));
  };
  passages.forEach((passage, at) => {
    pageOf[at] = numberIn(pages, documentOf(passage.source));
    add(passage.headings.at(-1) ?? passage.title);
    add(passage.headings.length > 0 ? passage.title : "");
    add(passage.text);
  });
  starts.push(row.size());
  return {
    size: passages.length,
    terms,
    whole: Uint8Array.from(terms.keys(), (term) => (isWhole(term) ? 1 : 0)),
    row: row.done(),
    starts: starts.done(),
    pageOf,
    pages: pages.size,
  };
}

function numberIn(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
