import type { RetrievedPassage } from "../../core/answer.ts";
import type { Viewer } from "../../core/audience.ts";
import { oncePerPassage } from "../../core/once-per-passage.ts";
import { readTerms, type Synonym, termsSaid } from "../../text/synonyms.ts";
import { informativeWords } from "../../text/words.ts";
import type { KnowledgePort } from "../ports.ts";
import { isReadable } from "../readable.ts";
import { namesIn } from "./names.ts";

/** What speaks for and against the retrieved passages, each on its own scale. */
export interface Evidence {
  /** ln(strength of the best passage / noise floor): 0 where it matches no better than what is about other matters. */
  readonly match: number;
  /** How far the best passage is ahead of the fifth: an answer stands out, a shared vocabulary does not. */
  readonly lead: number;
  /** The share of the question's words that stand in a title or heading: the passage is about them. */
  readonly heading: number;
  /**
   * The share of the question that the best passage lacks of names and numbers, for then it is about another one, and of
   * the heading of a section that is still to be written.
   */
  readonly namesMissing: number;
}

/** What evidence needs of the knowledge. */
export type WeighedKnowledge = Pick<KnowledgePort, "informs" | "noiseFloor" | "size" | "synonyms">;

const LEADERS = 3;
const FIFTH = 4;
const LEAST_STRENGTH = 0.02;
/** In a small knowledge nothing comes fifth: the lead that a question has there says nothing. */
const MANY_PASSAGES = 50;
const USUAL_LEAD = 0.45;

/**
 * @param question what was asked, without its thread
 * @param retrieved what was found for it, best first; what says nothing is no evidence, however its heading matches
 */
export function evidenceOf(
  question: string,
  retrieved: readonly RetrievedPassage[],
  knowledge: WeighedKnowledge,
  viewer: Viewer,
): Evidence {
  const found = retrieved.filter(isReadable);
  const leaders = found.slice(0, LEADERS);
  const synonyms = knowledge.synonyms(question, viewer);
  const informs = (word: string) => knowledge.informs(word, viewer);
  const shareIn = shareOf(informativeWords(question), (word) => commonest(word, synonyms, informs));
  const holding = leaders.map((passage) => termsSaid(termsIn(passage).all, synonyms));
  const best = holding.reduce<ReadonlySet<string>>(
    (most, words) => (shareIn(words) > shareIn(most) ? words : most),
    new Set(),
  );
  const unwritten = retrieved
    .slice(0, LEADERS)
    .filter((passage) => !isReadable(passage))
    .flatMap(({ title, headings }) => informativeWords(headings.at(-1) ?? title));
  const strength = Math.max(0, ...found.map((passage) => passage.strength));
  return {
    match: Math.log((strength + LEAST_STRENGTH) / knowledge.noiseFloor(viewer)),
    lead: leadOf(found, knowledge.size(viewer).passages),
    heading: Math.max(0, ...leaders.map((each) => shareIn(termsSaid(termsIn(each).headings, synonyms)))),
    namesMissing: shareIn(new Set([...namesIn(question), ...unwritten].filter((name) => !best.has(name)))),
  };
}

/** By their scores, since what is found by its meaning may stand before what has the words. */
function leadOf(found: readonly RetrievedPassage[], size: number): number {
  const scores = found.map(({ score }) => score).sort((a, b) => b - a);
  const first = scores[0] ?? 0;
  if (size < MANY_PASSAGES || first === 0) return USUAL_LEAD;
  return (first - (scores[FIFTH] ?? 0)) / first;
}

/** A word tells no more than the least of what says the same; a phrase tells what its rarest word tells. */
function commonest(word: string, synonyms: readonly Synonym[], informs: (word: string) => number): number {
  const others = synonyms.filter(({ asked, written }) => asked.includes(word) && !written.includes(word));
  return Math.min(informs(word), ...others.map(({ written }) => Math.max(...written.map(informs))));
}

function shareOf(
  words: readonly string[],
  informs: (word: string) => number,
): (held: ReadonlySet<string>) => number {
  const rarities = words.map(informs);
  const total = rarities.reduce((sum, each) => sum + each, 0);
  return (held) =>
    total > 0
      ? words.reduce((sum, word, at) => sum + (held.has(word) ? (rarities[at] ?? 0) : 0), 0) / total
      : 0;
}

const termsIn = oncePerPassage(({ title, headings, text }) => {
  const path = [title, ...headings].join("\n");
  return { headings: readTerms(path), all: readTerms(`${path}\n${text}`) };
});
