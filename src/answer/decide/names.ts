import { informativeWords } from "../../text/words.ts";

const TOKEN = /[\p{L}\p{N}_][\p{L}\p{N}_.:/-]*(?<![.:/-])/gu;
/** A digit, an underscore, a capital inside, a path, an abbreviation in capitals: `GLP-1001`, `maxTokens`, `JPY`. */
const IDENTIFIER = /\d|_|\p{Ll}\p{Lu}|[/.:][\p{L}\p{N}]|^\p{Lu}{2,}/u;
const CAPITALISED = /^\p{Lu}/u;
const SENTENCE_ENDS = /[.?!]\s*$/;
/** In a question written in capitals or as a title they name nothing. */
const MOSTLY = 0.5;

/** The words of a question's names: identifiers, numbers, abbreviations, words capitalised within a sentence. */
export function namesIn(question: string): string[] {
  const tokens = [...question.matchAll(TOKEN)].map(({ 0: token, index }) => ({ token, index }));
  const capitals = tokens.filter(({ token }) => CAPITALISED.test(token)).length;
  const areTelling = capitals < MOSTLY * tokens.length;
  const named = tokens.filter(({ token, index }) => {
    if (IDENTIFIER.test(token)) return true;
    const begins = index === 0 || SENTENCE_ENDS.test(question.slice(0, index));
    return areTelling && CAPITALISED.test(token) && !begins;
  });
  return [...new Set(named.flatMap(({ token }) => informativeWords(token)))];
}
