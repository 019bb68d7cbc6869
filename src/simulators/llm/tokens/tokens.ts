/**
 * The simulator's own rule of what a token is: up to four characters of a word, with up to four characters of white
 * space before them. English text has about as many as real models count; bills are never checked by it.
 */
const TOKEN = /\s{0,4}\S{1,4}|\s{1,4}/gu;

/** A text in its tokens, which are the whole text again when they are joined. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

export function countTokens(text: string): number {
  return tokensOf(text).length;
}
