/** A question has at most 1,000 characters; what is kept beyond that only shows that it was over. */
export const MOST_CHARACTERS_KEPT = 20_000;

/**
 * A text as Postgres can keep it: cut, without halves of characters, and without NUL. Another control character
 * stands in for NUL, so that the question is refused as one with control characters is, and not retried for ever.
 */
export function cleanText(text: string): string {
  return text.slice(0, MOST_CHARACTERS_KEPT).toWellFormed().replaceAll("\u0000", "\u0001");
}
