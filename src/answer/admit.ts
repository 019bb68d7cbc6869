export interface Admission {
  /** Refuse `;` and backticks too, as the deployment guide asks. */
  readonly strict: boolean;
}

export type Admitted = { readonly text: string } | { readonly fault: string };

export const MAX_CHARACTERS = 1000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

/** Folds white space and refuses what is no question, with a message for the asker. */
export function admit(raw: string, { strict }: Admission): Admitted {
  if (CONTROL.test(raw))
    return { fault: "Your message holds control characters. Please send it again as plain text." };
  const text = raw.replace(/\s+/gu, " ").trim();
  const characters = [...text].length;
  if (!/[\p{L}\p{N}]/u.test(text))
    return { fault: "I see no question there. Ask me in a sentence or a few words." };
  if (characters > MAX_CHARACTERS)
    return {
      fault: `Your question has ${characters} characters, and I read at most ${MAX_CHARACTERS}. Please shorten it to what matters most.`,
    };
  if (strict && /[;`]/.test(text))
    return { fault: "Semicolons and backticks are not allowed here. Please leave them out." };
  return { text };
}
