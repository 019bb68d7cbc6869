import { englishQuery } from "../language/english-query.ts";
import { FUNCTION_WORDS } from "../language/function-words.ts";
import type { Language } from "../language/language.ts";
import { informativeWords } from "../text/words.ts";

/** The words to search English knowledge for. */
export function inEnglish(text: string, language: Language): string {
  return language === "en" ? text : englishQuery(text, language);
}

const WHOLE_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*/gu;
const WORD = /[\p{L}\p{M}'’]+/gu;

/** The words to search knowledge in the asker's language for; English function words are no search terms anyway. */
export function inOwnWords(text: string, language: Language): string {
  return language === "en"
    ? text
    : text.replace(WORD, (word) => (FUNCTION_WORDS[language].has(word.toLowerCase()) ? " " : word));
}

/** The informative words of a text as they are written, in small letters. */
export function ownWords(text: string, language: Language): readonly string[] {
  const words = inOwnWords(text, language).toLowerCase().match(WHOLE_WORD) ?? [];
  return words.filter((word) => informativeWords(word).length > 0);
}
