import type { Language } from "./language.ts";
import { ENGLISH } from "./phrases/english.ts";
import { FRENCH } from "./phrases/french.ts";
import { GERMAN } from "./phrases/german.ts";
import type { Phrases } from "./phrases/phrases.ts";
import { SPANISH } from "./phrases/spanish.ts";

const PHRASES: Readonly<Record<Language, Phrases>> = {
  en: ENGLISH,
  fr: FRENCH,
  de: GERMAN,
  es: SPANISH,
};

/** The fixed phrases in a language. */
export function phrasesIn(language: Language): Phrases {
  return PHRASES[language];
}
