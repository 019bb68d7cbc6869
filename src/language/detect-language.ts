import { FUNCTION_WORDS } from "./function-words.ts";
import { GLOSSARIES } from "./glossary.ts";
import { LANGUAGES, type Language } from "./language.ts";

/** Letters and endings that one of the languages has and the others have not. */
const SIGNS: Readonly<Record<Exclude<Language, "en">, RegExp>> = {
  fr: /[çèêëîïœùûàâ]|(?:^|[^\p{L}])(?:[cdjlmnst]|qu|jusqu)['’]\p{L}|é(?:e?s?)$|eau$|eux$/iu,
  de: /[äöß]|ü(?!e|i)|(?:ung|ungen|keit|heit|schaft|lich|isch|ieren)$/iu,
  es: /[ñáíóú¿¡]|(?:ción|ciones|dad|ado|ada)$/iu,
};

const FOREIGN = ["fr", "de", "es"] as const;

/** As sure as one small word is. Less and it may be a name, or a word that a language has borrowed. */
const ENOUGH = 1;
const SIGN = 0.5;
const ALMOST = 0.9;
/** A technical word of the language. English borrows some of those. */
const TERM = 0.5;
/** Small words of another language that are words, names or kinds of files in English too: one alone tells nothing. */
const ENGLISH_TOO = new Set(
  "war die man mit dont mon con el den bin fast gut hat rat son pour par or on me am was also art kind wage".split(
    " ",
  ),
);
/** `MIT` and `DER` are no German; of a question all in capitals each word is read. */
const ACRONYM = /^\p{Lu}{2,5}$/u;

/** More says nothing new of the language, and a very long text need not be read to its end. */
const MOST_CHARACTERS = 2_000;

const IN_BACKTICKS = /(`+)[\s\S]*?\1/g;
/** Not a piece of an identifier: `je_01JRZ5` is no French. */
const WORD = /¿|¡|(?<![\p{N}_])[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*(?![\p{N}_\p{L}\p{M}])/gu;

/**
 * The language of a question by its small words, by technical words, and by signs such as `ñ` and `-ung`. A text that
 * tells nothing (code, an emoji, a single name, a script of another language) counts as English, the language of the
 * knowledge. Of mixed languages it is the one that most of the small words belong to.
 * @param otherwise - what a text that tells nothing is in, where more is known of who wrote it
 */
export function detectLanguage(text: string, otherwise: Language = "en"): Language {
  const scores: Record<Language, number> = { en: 0, fr: 0, de: 0, es: 0 };
  const read = text.slice(0, MOST_CHARACTERS).replace(IN_BACKTICKS, " ").normalize();
  const isShouted = !/\p{Ll}/u.test(read);
  for (const [word] of read.matchAll(WORD)) if (isShouted || !ACRONYM.test(word)) count(word, scores);
  const best = LANGUAGES.reduce((one, other) => (scores[other] > scores[one] ? other : one));
  return scores[best] >= ENOUGH ? best : otherwise;
}

type Telling = readonly (readonly [Language, number])[];

/** What the words seen before tell: most of a text is a few words over and over. */
const known = new Map<string, Telling>();
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 40;

function count(word: string, scores: Record<Language, number>): void {
  for (const [language, weight] of known.get(word) ?? learned(word)) scores[language] += weight;
}

function learned(word: string): Telling {
  const telling = tellingOf(word);
  if (word.length > LONGEST_KNOWN) return telling;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(word, telling);
  return telling;
}

function tellingOf(word: string): Telling {
  const lower = word.toLowerCase();
  const pieces = FUNCTION_WORDS.en.has(lower) ? [lower] : lower.split(/['’]/);
  const asSmallWord = pieces.flatMap((piece) => {
    const having = LANGUAGES.filter((language) => FUNCTION_WORDS[language].has(piece));
    // A word of all of them tells nothing; one of a single language tells most.
    const telling = ENGLISH_TOO.has(piece) ? ALMOST : 1;
    return having.map((language) => [language, telling / having.length] as const);
  });
  const asTerm = FOREIGN.flatMap((language) => [
    ...(SIGNS[language].test(lower) ? [[language, SIGN] as const] : []),
    ...(GLOSSARIES[language].hasOwn(lower) ? [[language, TERM] as const] : []),
  ]);
  return [...asSmallWord, ...asTerm];
}
