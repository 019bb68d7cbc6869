import { ACTIONS } from "./glossary/actions.ts";
import { BUSINESS } from "./glossary/business.ts";
import { ENGINEERING_A_TO_L } from "./glossary/engineering-a-l.ts";
import { ENGINEERING_M_TO_Z } from "./glossary/engineering-m-z.ts";
import { EVERYDAY } from "./glossary/everyday.ts";
import { SOFTWARE } from "./glossary/software.ts";
import { LANGUAGES, type Language } from "./language.ts";
import { withoutElision, wordKey } from "./word-key.ts";

export interface Glossary {
  /** The English for some words in a row; undefined where they are no term. */
  english(words: readonly string[]): string | undefined;
  /** Whether the word stands there as it is written, and is no English word of the glossary too. */
  hasOwn(word: string): boolean;
}

/** The most words that a term has. */
export const LONGEST_TERM = 5;

type Foreign = Exclude<Language, "en">;

const ROWS = [SOFTWARE, BUSINESS, ACTIONS, EVERYDAY, ENGINEERING_A_TO_L, ENGINEERING_M_TO_Z]
  .flatMap((table) => table.trim().split("\n"))
  .map((row) => row.split(" | "));
const ENGLISH_WORDS = new Set(ROWS.flatMap(([english = ""]) => english.split(" ")));

/** The technical and everyday words of a language with their English. */
export const GLOSSARIES: Readonly<Record<Foreign, Glossary>> = {
  fr: glossaryOf("fr"),
  de: glossaryOf("de"),
  es: glossaryOf("es"),
};

/** Tried before the key of a word, which takes more off: `fonctions` is `fonction`. */
const PLURALS: Readonly<Record<Foreign, readonly (readonly [RegExp, string])[]>> = {
  fr: [[/[sx]$/, ""]],
  de: [
    [/n$/, ""],
    [/en$/, ""],
    [/e$/, ""],
  ],
  es: [
    [/s$/, ""],
    [/es$/, ""],
    [/ones$/, "ón"],
  ],
};

function glossaryOf(language: Foreign): Glossary {
  const exact = new Map<string, string>();
  const terms = new Map<string, string>();
  const own = new Set<string>();
  for (const row of ROWS) {
    const [english = ""] = row;
    const forms = row[LANGUAGES.indexOf(language)]?.split(", ") ?? [];
    for (const form of forms) {
      // Of two meanings the first stands.
      keepFirst(exact, form.toLowerCase(), english);
      keepFirst(terms, keyOf(form.split(" ")), english);
      if (!ENGLISH_WORDS.has(form.toLowerCase())) own.add(form.toLowerCase());
    }
  }
  return {
    // `fehlt` and `Fehler` are two words, though they have one key.
    english: (words) => exactly(words) ?? terms.get(keyOf(words)),
    hasOwn: (word) => own.has(word.toLowerCase()),
  };

  function exactly(words: readonly string[]): string | undefined {
    const written = words.join(" ").toLowerCase();
    const singular = PLURALS[language].map(([plural, singular]) => written.replace(plural, singular));
    return [written, ...singular].map((each) => exact.get(each)).find(Boolean);
  }

  function keyOf(words: readonly string[]): string {
    return words.map((word) => wordKey(withoutElision(word), language)).join(" ");
  }
}

function keepFirst(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}
