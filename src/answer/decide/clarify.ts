import type { RetrievedPassage } from "../../core/answer.ts";
import type { Turn } from "../../core/question.ts";
import { documentOf } from "../../core/source.ts";
import type { Language } from "../../language/language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import { informativeWords } from "../../text/words.ts";
import { namesSubject, refersBack, subjectWords } from "../leaning.ts";
import { inOwnWords } from "../wordings.ts";
import { openNouns, wordingsOf } from "./open-nouns.ts";

type Wordings = readonly (readonly string[])[];

/** A question that cannot be answered as it stands, and what the asker has to choose between. */
export interface Unclear {
  /** What is meant but not named, without its article: "clinic". Empty where nothing is said at all. */
  readonly kind: string;
  /** The titles of what it could be, best first. */
  readonly choices: readonly string[];
}

/** A longer question says more than the noun that it leaves open. */
const MOST_WORDS = 8;
/** Passages that match so nearly as well are as good an answer. */
const NEARLY = 0.8;
const CHOICES = 3;
/** A heading that is the noun, and little else, is about the one that everybody calls so. */
const NAMED_SO = 0.6;

/**
 * Whether a question means one of a kind without saying which ("the clinic", with no clinic in the thread) where
 * several documents named after such a thing match alike; or names nothing at all. Most underspecified questions
 * of mtrag-un cannot be told from good follow-ups by their words; a looser rule asked as often in vain as not.
 */
export function unclearIn(
  question: string,
  thread: readonly Turn[],
  found: readonly RetrievedPassage[],
  language: Language = "en",
): Unclear | undefined {
  const words = informativeWords(inOwnWords(question, language));
  if (thread.length === 0 && saysNothing(question, language)) return { kind: "", choices: [] };
  const near = nearlyBest(found);
  const areSeveral = areOfSeveralPages(near);
  if (words.length > MOST_WORDS || (!areSeveral && thread.length > 0)) return undefined;
  const said = new Set(thread.flatMap(({ text }) => wordingsOf(text, language).flat()));
  return openNouns(question, said, language)
    .map(({ kind, isShown, wordings }) => ({
      kind,
      isShown,
      choices: titlesOf(wordings, near).slice(0, CHOICES),
    }))
    .find(({ isShown, choices }) => isShown || (areSeveral && choices.length > 1));
}

/** "How do I fix it?", at the start of a conversation. */
function saysNothing(question: string, language: Language): boolean {
  const words = subjectWords(question, language).length;
  return words === 0 || (words === 1 && refersBack(question, language) && !namesSubject(question, language));
}

function nearlyBest(found: readonly RetrievedPassage[]): RetrievedPassage[] {
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= NEARLY * best);
}

function areOfSeveralPages(passages: readonly RetrievedPassage[]): boolean {
  return new Set(passages.map(({ source }) => documentOf(source))).size > 1;
}

/** The titles that name such a thing, where the best passages are of several documents. */
function titlesOf(wordings: Wordings, near: readonly RetrievedPassage[]): string[] {
  if (near[0] && isNamedSo(wordings, near[0])) return [];
  const names = (text: string) => {
    const words = informativeWords(text);
    return wordings.some((kind) => kind.every((word) => words.includes(word)));
  };
  const titles = near.flatMap(({ title, headings }) =>
    [title, headings.at(-1) ?? ""].filter(names).slice(0, 1),
  );
  return [...new Set(titles)];
}

function isNamedSo(wordings: Wordings, { title, headings }: RetrievedPassage): boolean {
  const words = informativeWords(headings.at(-1) ?? title);
  return (
    words.length > 0 &&
    wordings.some((kind) => words.filter((word) => kind.includes(word)).length >= NAMED_SO * words.length)
  );
}

/** The one question that settles it, in the language of the asker. */
export function askWhich({ kind, choices }: Unclear, language: Language = "en"): string {
  const phrases = phrasesIn(language);
  return kind ? phrases.which(kind, choices) : phrases.whatAbout;
}
