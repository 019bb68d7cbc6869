/**
 * How many tokens a text has, without a tokenizer: the tables of one cost more memory than the rest of the client,
 * and none is public for the models that are used most. Bills come from the endpoint's usage; this is for what must
 * be known before a call, or is not told after it.
 */

// English prose has about 4 bytes a token, code about 3, dense tables and log lines a little over 2.
const MOST_BYTES = 4;
/** Of most texts. */
export const BYTES_PER_TOKEN = 3;
const FEWEST_BYTES = 2;

/** No more than it has, for all but the plainest prose. */
export function fewestTokens(text: string): number {
  return Math.floor(Buffer.byteLength(text) / MOST_BYTES);
}

/** About as many as it has; a little more for prose. */
export function likelyTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** At least as many as it has, for all but contrived texts. */
export function mostTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / FEWEST_BYTES);
}
