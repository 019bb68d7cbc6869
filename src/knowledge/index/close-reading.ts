import type { Asked } from "./asked.ts";
import { type Corpus, FIELDS } from "./corpus.ts";
import type { Counter } from "./count-asked.ts";
import { type View, windowsIn } from "./view.ts";
import {
  coverageFactor,
  HEADING,
  headingFactor,
  K1,
  normOf,
  PAIR,
  saturated,
  TITLE,
  WINDOW,
  WINDOW_SHARE,
  WINDOW_STEP,
} from "./weighting.ts";

export interface Reading {
  readonly score: number;
  /** The score of its best window alone: how well it answers, however much else it says. */
  readonly nearest: number;
  /** The share of the question's information that the passage holds. */
  readonly coverage: number;
  /** The share of it that its headings hold. */
  readonly headed: number;
}

/**
 * Reads a passage word by word: which of the question's words and pairs stand where.
 * @param shares is told what of the score each term and then each pair of the question gives
 */
export type ReadPassage = (passage: number, shares?: Float64Array) => Reading;

export function closeReadingOf(
  corpus: Corpus,
  lengths: Float32Array,
  counterOf: (asked: Asked) => Counter,
): (asked: Asked, view: View) => ReadPassage {
  const { starts } = corpus;

  return (asked, view) => {
    const { terms, pairs, informs } = asked;
    const counter = counterOf(asked);
    const rarities = raritiesOf(asked, view);
    const inHead = new Float64Array(terms.length + pairs.length);
    const inText = new Float64Array(terms.length + pairs.length);
    let [countedFrom, countedTo] = [-1, -1];

    return (passage, shares) => {
      const place = passage * FIELDS;
      const text = starts[place + 2] ?? 0;
      const end = starts[place + FIELDS] ?? 0;
      const length = lengths[passage] ?? 0;
      counter.begin();
      inHead.fill(0);
      counter.count(inHead, starts[place] ?? 0, starts[place + 1] ?? 0, HEADING);
      counter.count(inHead, starts[place + 1] ?? 0, text, TITLE);
      const whole = scoreOf(text, end, normOf(length, view.meanLength));
      const [from, to] = bestWindow(text, end, length);
      const windowNorm = windowNormOf(length - (end - text) + to - from, view);
      const window = scoreOf(from, to, windowNorm);
      if (shares) {
        share(shares, text, end, normOf(length, view.meanLength), 1 - WINDOW_SHARE);
        share(shares, from, to, windowNorm, WINDOW_SHARE);
      }
      counter.end();
      const score = (1 - WINDOW_SHARE) * whole.score + WINDOW_SHARE * window.score;
      return { score, nearest: window.score, coverage: whole.coverage, headed: whole.headed };
    };

    function bestWindow(text: number, end: number, length: number): readonly [from: number, to: number] {
      if (windowsIn(end - text) === 1) return [text, end];
      const head = length - (end - text);
      let best: readonly [number, number] = [text, text + WINDOW];
      let highest = -1;
      for (let from = text; from === text || from + WINDOW_STEP < end; from += WINDOW_STEP) {
        const to = Math.min(from + WINDOW, end);
        const { score } = scoreOf(from, to, windowNormOf(head + to - from, view));
        if (score > highest) [highest, best] = [score, [from, to]];
      }
      return best;
    }

    /** The score of a part of the text under its headings. */
    function scoreOf(from: number, to: number, norm: number): Omit<Reading, "nearest"> {
      countText(from, to);
      let raw = 0;
      let covered = 0;
      let headed = 0;
      for (let at = 0; at < inText.length; at++) {
        const head = inHead[at] ?? 0;
        const held = (inText[at] ?? 0) + head;
        if (held === 0) continue;
        raw += (rarities[at] ?? 0) * saturated(held, norm);
        const informing = terms[at]?.informs ?? 0;
        covered += informing;
        if (head > 0) headed += informing;
      }
      const coverage = covered / (informs || 1);
      headed /= informs || 1;
      return { score: raw * coverageFactor(coverage) * headingFactor(headed), coverage, headed };
    }

    /** A short text is its best window too, and read once. */
    function countText(from: number, to: number): void {
      if (from === countedFrom && to === countedTo) return;
      inText.fill(0);
      counter.count(inText, from, to, 1);
      [countedFrom, countedTo] = [from, to];
    }

    function share(shares: Float64Array, from: number, to: number, norm: number, part: number): void {
      const { coverage, headed } = scoreOf(from, to, norm);
      const factor = part * coverageFactor(coverage) * headingFactor(headed);
      for (let at = 0; at < inText.length; at++) {
        const held = (inText[at] ?? 0) + (inHead[at] ?? 0);
        shares[at] = (shares[at] ?? 0) + factor * (rarities[at] ?? 0) * saturated(held, norm);
      }
    }
  };
}

/**
 * We cut windows, their authors do not: where most passages are shorter than a window, a long one's best window is not
 * the worse for that.
 */
function windowNormOf(length: number, { meanWindow }: View): number {
  return Math.min(K1, normOf(length, meanWindow));
}

/** By term and then by pair, how much it tells. */
function raritiesOf({ terms, pairs }: Asked, view: View): readonly number[] {
  // Words that meet by chance only are as rare together as the sum says, and nothing is rarer than what is there once.
  const rarest = view.rarity(1);
  const together = (first: number, second: number) =>
    Math.min((terms[first]?.rarity ?? 0) + (terms[second]?.rarity ?? 0), rarest);
  return [
    ...terms.map(({ rarity, weight }) => weight * rarity),
    ...pairs.map(({ first, second, weight }) => PAIR * weight * together(first, second)),
  ];
}
