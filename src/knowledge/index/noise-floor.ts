import type { Passage } from "../../core/answer.ts";
import { documentOf } from "../../core/source.ts";
import { isWhole, termsOf } from "../../text/words.ts";

const SAMPLES = 100;
/** As many informative words as a question has. */
const RUN = 5;
const DEPTH = 30;

/** What a knowledge of a few documents is taken to have; the mean of the collections that it was measured on. */
const TYPICAL = 0.3;
/** So many samples count as much as that belief. */
const BELIEF = 20;
/** Among few other documents hardly any matter could match: each stands for so many samples at most. */
const PER_DOCUMENT = 5;

export type FindStrong = (
  query: string,
  limit: number,
) => readonly (Passage & { readonly strength: number })[];

/**
 * How strongly the best passage of *another* document matches a few words of this knowledge: the mean over runs
 * of words from its own passages. Documents about one subject share their words, so a match that would be telling
 * in a mixed collection says little there, and no fixed threshold suits both. It is a null distribution drawn from
 * the collection itself (cf. Cummins et al. 2011 on score distributions, Shtok et al. 2012 on normalising by the corpus).
 */
export function noiseFloorOf(passages: readonly Passage[], search: FindStrong): number {
  const strengths = sampleOf(passages).flatMap((passage) => {
    const run = middleRun(wordsOf(passage.text));
    return run ? [strengthElsewhere(run, passage, search)] : [];
  });
  if (strengths.length === 0) return TYPICAL;
  const others = new Set(passages.map(({ source }) => documentOf(source))).size - 1;
  const trusted = Math.min(strengths.length, PER_DOCUMENT * others);
  const mean = strengths.reduce((sum, strength) => sum + strength, 0) / strengths.length;
  return (mean * trusted + TYPICAL * BELIEF) / (trusted + BELIEF);
}

/** Spread over all of them. */
function sampleOf(passages: readonly Passage[]): readonly Passage[] {
  const step = Math.max(1, passages.length / SAMPLES);
  const count = Math.min(SAMPLES, passages.length);
  return Array.from({ length: count }, (_, at) => passages[Math.floor(at * step)]).filter(
    (passage) => passage !== undefined,
  );
}

function middleRun(words: readonly string[]): readonly string[] | undefined {
  const from = Math.floor((words.length - RUN) / 2);
  return from >= 0 ? words.slice(from, from + RUN) : undefined;
}

function strengthElsewhere(run: readonly string[], { source }: Passage, search: FindStrong): number {
  // What repeats the very words is a copy of the passage, not another matter.
  const copied = ` ${run.join(" ")} `;
  const other = search(run.join(" "), DEPTH).find(
    (passage) =>
      documentOf(passage.source) !== documentOf(source) &&
      !` ${wordsOf(passage.text).join(" ")} `.includes(copied),
  );
  return other?.strength ?? 0;
}

function wordsOf(text: string): string[] {
  return termsOf(text).filter((term) => !isWhole(term));
}
