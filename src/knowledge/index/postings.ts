import { type Corpus, FIELDS } from "./corpus.ts";
import { HEADING, TITLE } from "./weighting.ts";

/** Which passages hold a term, and how often by weighted count, in typed arrays that all terms share. */
export interface Postings {
  /** By term, where its passages begin in `passages` and `counts`; one more at the end. */
  readonly starts: Uint32Array;
  readonly passages: Uint32Array;
  readonly counts: Uint16Array;
  /** By passage, its weighted length in terms. */
  readonly lengths: Float32Array;
}

const FIELD_WEIGHTS = [HEADING, TITLE, 1] as const;
const MOST = 0xffff;

/** Two passes over the row: the first counts each term's passages, the second writes them where they belong. */
export function postingsOf(corpus: Corpus): Postings {
  const { size, terms, row, starts: fields } = corpus;
  const starts = new Uint32Array(terms.size + 1);
  const seenIn = new Uint32Array(terms.size);
  const lengths = new Float32Array(size);
  for (let passage = 0; passage < size; passage++)
    for (let at = fields[passage * FIELDS] ?? 0; at < (fields[(passage + 1) * FIELDS] ?? 0); at++) {
      const term = row[at] ?? 0;
      if (seenIn[term] === passage + 1) continue;
      seenIn[term] = passage + 1;
      starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    }
  for (let term = 0; term < terms.size; term++)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);

  const held = starts[terms.size] ?? 0;
  const passages = new Uint32Array(held);
  const counts = new Uint16Array(held);
  const next = starts.slice(0, terms.size);
  seenIn.fill(0);
  for (let passage = 0; passage < size; passage++)
    FIELD_WEIGHTS.forEach((weight, field) => {
      const end = fields[passage * FIELDS + field + 1] ?? 0;
      for (let at = fields[passage * FIELDS + field] ?? 0; at < end; at++) {
        const term = row[at] ?? 0;
        if (seenIn[term] !== passage + 1) {
          seenIn[term] = passage + 1;
          passages[next[term] ?? 0] = passage;
          next[term] = (next[term] ?? 0) + 1;
        }
        const place = (next[term] ?? 1) - 1;
        counts[place] = Math.min(MOST, (counts[place] ?? 0) + weight);
        lengths[passage] = (lengths[passage] ?? 0) + weight;
      }
    });
  return { starts, passages, counts, lengths };
}
