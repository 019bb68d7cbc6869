import {
  foldSpace,
  hasControlCharacters,
  hasWords,
  isTooLong,
  MOST_QUESTION_CHARACTERS,
} from "../core/question-text.ts";

export interface Admission {
  /** Refuse `;` and backticks too, as the deployment guide asks. */
  readonly strict: boolean;
}

export type Admitted = { readonly text: string } | { readonly fault: string };

/** Folds white space and refuses what is no question, with a message for the asker. */
export function admit(raw: string, { strict }: Admission): Admitted {
  if (hasControlCharacters(raw))
    return { fault: "Your message holds control characters. Please send it again as plain text." };
  const text = foldSpace(raw);
  if (!hasWords(text)) return { fault: "I see no question there. Ask me in a sentence or a few words." };
  if (isTooLong(text))
    return {
      fault: `Your question has more than the ${MOST_QUESTION_CHARACTERS} characters that I read. Please shorten it to what matters most.`,
    };
  if (strict && /[;`]/.test(text))
    return { fault: "Semicolons and backticks are not allowed here. Please leave them out." };
  return { text };
}
