/** Longer than this is a document and no question. In characters as people count them, white space folded. */
export const MOST_QUESTION_CHARACTERS = 1_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f]/;

export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text);
}

export function foldSpace(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

export function isTooLong(text: string): boolean {
  return [...foldSpace(text)].length > MOST_QUESTION_CHARACTERS;
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
