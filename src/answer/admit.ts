import {
  foldSpace,
  hasControlCharacters,
  hasWords,
  isTooLong,
  MOST_QUESTION_CHARACTERS,
} from "../core/question-text.ts";
import { askedIn } from "../language/asked-in.ts";
import type { Language } from "../language/language.ts";
import { phrasesIn } from "../language/phrases-in.ts";

export interface Admission {
  /** Refuse `;` and backticks too, as the deployment guide asks. */
  readonly strict: boolean;
}

export type Admitted = { readonly text: string } | { readonly fault: string };

/** Folds white space and refuses what is no question, with a message for the asker in a language. */
export function admit(raw: string, { strict }: Admission, language: Language = askedIn(raw)): Admitted {
  const phrases = phrasesIn(language);
  if (hasControlCharacters(raw)) return { fault: phrases.controlCharacters };
  const text = foldSpace(raw);
  if (!hasWords(text)) return { fault: phrases.noQuestion };
  if (isTooLong(text)) return { fault: phrases.tooLong(MOST_QUESTION_CHARACTERS) };
  if (strict && /[;`]/.test(text)) return { fault: phrases.noSemicolons };
  return { text };
}
