import type { Passage, RetrievedPassage } from "../core/answer.ts";
import { termsOf } from "../text/words.ts";

export interface SearchIndex {
  /** The best passages for a query, best first; only those that share a term with it. */
  search(query: string, limit: number): RetrievedPassage[];
}

interface Postings {
  readonly passages: number[];
  readonly weights: number[];
}

/** BM25's saturation and length normalisation (Robertson and Zaragoza 2009, equation 3.15). */
const K1 = 2;
const B = 0.75;

/** How much a term counts by where it stands, after BM25F: the heading says most about a passage. */
const WEIGHT = { body: 1, heading: 2, title: 1, pair: 0.5 } as const;

/**
 * Coverage is reckoned as if there were at least so many passages. In a few of them each word that they hold
 * would count as common, and one that they lack for more than all the others together.
 */
const LEAST_PASSAGES = 50;

/** Indexes passages by BM25 over stems, identifiers and pairs of adjacent words. */
export function buildIndex(passages: readonly Passage[]): SearchIndex {
  const postings = new Map<string, Postings>();
  const lengths = passages.map((passage, id) => addPassage(postings, passage, id));
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1) || 1;
  const norms = lengths.map((length) => K1 * (1 - B + (B * length) / meanLength));
  const holding = (term: string) => postings.get(term)?.passages.length ?? 0;
  const rarity = (term: string) => rarityOf(passages.length, holding(term));
  const informs = (term: string) => rarityOf(Math.max(passages.length, LEAST_PASSAGES), holding(term));

  return {
    search(query, limit) {
      const terms = termsOf(query);
      const words = new Set(terms.filter((term) => !term.startsWith("=")));
      const total = sumOf(words, informs);
      const scores = new Float64Array(passages.length);
      const covered = new Float64Array(passages.length);
      for (const term of new Set([...terms, ...pairsOf(terms)])) {
        const found = postings.get(term);
        if (!found) continue;
        const idf = rarity(term);
        const share = words.has(term) ? informs(term) : 0;
        found.passages.forEach((id, at) => {
          const weight = found.weights[at] ?? 0;
          scores[id] = (scores[id] ?? 0) + (idf * weight * (K1 + 1)) / (weight + (norms[id] ?? K1));
          covered[id] = (covered[id] ?? 0) + share;
        });
      }
      return rank(scores, covered, total, limit).flatMap(({ id, score, coverage }) => {
        const passage = passages[id];
        return passage ? [{ ...passage, score, coverage }] : [];
      });
    },
  };
}

interface Ranked {
  readonly id: number;
  readonly score: number;
  readonly coverage: number;
}

/** Passages that hold more of the question come first among those of a like score. */
function rank(scores: Float64Array, covered: Float64Array, total: number, limit: number): Ranked[] {
  const found: Ranked[] = [];
  scores.forEach((raw, id) => {
    if (raw <= 0) return;
    const coverage = total > 0 ? (covered[id] ?? 0) / total : 0;
    found.push({ id, score: raw * (0.5 + 0.5 * coverage), coverage });
  });
  return found.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, limit);
}

/** Adds a passage to the postings and returns its weighted length in terms. */
function addPassage(postings: Map<string, Postings>, passage: Passage, id: number): number {
  const weights = new Map<string, number>();
  const add = (terms: readonly string[], weight: number) => {
    for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  const body = termsOf(passage.text);
  const heading = termsOf(passage.headings.at(-1) ?? passage.title);
  const title = termsOf(passage.title);
  add(body, WEIGHT.body);
  add(heading, WEIGHT.heading);
  if (passage.headings.length > 0) add(title, WEIGHT.title);
  for (const terms of [body, heading, title]) add(pairsOf(terms), WEIGHT.pair);
  for (const [term, weight] of weights) {
    const entry = postings.get(term);
    if (entry) {
      entry.passages.push(id);
      entry.weights.push(weight);
    } else postings.set(term, { passages: [id], weights: [weight] });
  }
  return body.length + WEIGHT.heading * heading.length + WEIGHT.title * title.length;
}

function pairsOf(terms: readonly string[]): string[] {
  const words = terms.filter((term) => !term.startsWith("="));
  return words.slice(1).map((word, at) => `${words[at]} ${word}`);
}

/** BM25's inverse document frequency, kept above zero. */
function rarityOf(passages: number, holding: number): number {
  return Math.log(1 + (passages - holding + 0.5) / (holding + 0.5));
}

function sumOf(terms: Iterable<string>, weightOf: (term: string) => number): number {
  let sum = 0;
  for (const term of terms) sum += weightOf(term);
  return sum;
}
