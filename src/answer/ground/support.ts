import { LANGUAGES, type Language } from "../../language/language.ts";
import { phrasesIn } from "../../language/phrases-in.ts";
import { termsOf } from "../../text/words.ts";
import { inEnglish, inOwnWords } from "../wordings.ts";
import type { Evidence } from "./evidence.ts";

/**
 * Of a statement's informative words at least this share stands in what it cites. It is no proof: it catches what has
 * nothing to do with the passage, and leaves room to put the same in other words.
 */
export const MIN_SUPPORT = 0.4;
/** Word by word much of a statement in another language is not known. */
const MIN_TRANSLATED = 0.25;
/** A clause of so many words of which none stands there says something else, whatever stands beside it. */
const WHOLE_CLAUSE = 3;

const CLAUSE_ENDS =
  /[,;:–—()]|\s-\s|\b(?:and|but|then|so|or|und|aber|dann|oder|et|mais|puis|ou|y|pero|luego|o)\b/iu;

/** Says neither more nor less by itself, whatever the passage is about. */
const REPLIES = new Set(["yes", "no", "ye"]);

/** What the extractive model says between its quotations. */
const OWN_PHRASES = LANGUAGES.flatMap((language) => {
  const { goesOn, contradicts, newerIs } = phrasesIn(language);
  return [goesOn, contradicts, newerIs("", "")];
});
const OWN_BEGINNINGS = OWN_PHRASES.map((phrase) => phrase.replace(/\s*[.;].*$/u, ""));

/** What answers are announced and compared with: it tells nothing of a subject. */
const ANNOUNCING = termsOf(
  `answer step follow following way option choice example note summary detail overview result procedure requirement
  prerequisite limit difference list table case part thing place kind type both either source document page section
  passage information here below next first second then finally also instead important cause reason check do use run
  need can must should apply mean say state give two three four several new newer old older according update date`,
);
const ANNOUNCES = new Set(ANNOUNCING);
const NUMBER = /^\p{N}+$/u;

/**
 * Whether what a statement says is what its evidence speaks of, as far as words tell.
 * @param lent the question, whose words a statement may use that only announces another
 */
export function isSupported(
  text: string,
  language: Language,
  evidence: readonly Evidence[],
  lent?: string,
): boolean {
  const isHeld = (term: string) => evidence.some(({ terms }) => terms.has(term));
  if (lent !== undefined && isElsewhere(informingTerms(inEnglish(text, language)), isHeld, 1)) return false;
  const lentTerms = new Set([
    ...(lent === undefined ? [] : [...ANNOUNCING, ...termsOf(lent)]),
    ...(OWN_BEGINNINGS.some((own) => text.startsWith(own)) ? OWN_PHRASES.flatMap(termsOf) : []),
  ]);
  const stands = (term: string) => lentTerms.has(term) || isHeld(term);
  return (
    holds(text, stands, MIN_SUPPORT) ||
    (language !== "en" &&
      (holds(inOwnWords(text, language), stands, MIN_SUPPORT) ||
        holds(text, stands, MIN_TRANSLATED, (words) => inEnglish(words, language))))
  );
}

function holds(
  text: string,
  stands: (term: string) => boolean,
  least: number,
  reading = (words: string) => words,
): boolean {
  const said = informingTerms(reading(text));
  return (
    said.filter(stands).length >= said.length * least &&
    text.split(CLAUSE_ENDS).every((clause) => !isElsewhere(informingTerms(reading(clause)), stands))
  );
}

/** A clause of which nothing stands there; how sources are named and compared is no part of that. */
function isElsewhere(
  clause: readonly string[],
  stands: (term: string) => boolean,
  least = WHOLE_CLAUSE,
): boolean {
  const telling = clause.filter((term) => !ANNOUNCES.has(term) && !NUMBER.test(term));
  return telling.length >= least && !telling.some(stands);
}

function informingTerms(text: string): readonly string[] {
  return [...new Set(termsOf(text))].filter((term) => !term.startsWith("=") && !REPLIES.has(term));
}
