import { nGramsOf, sharedBy } from "./n-grams.ts";

/**
 * ROUGE-1 as promptfoo's `rouge-n` has it: the harmonic mean of precision and recall over single words, large and
 * small letters apart. Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", 2004, section 2.
 * @returns from 0 to 1; 0 where either has no words
 */
export function rouge(answer: string, reference: string): number {
  const [one, other] = [nGramsOf(treebankTokens(answer), 1), nGramsOf(treebankTokens(reference), 1)];
  const shared = sharedBy(one, other);
  return shared === 0 ? 0 : (2 * shared) / (one.total + other.total);
}

/** The rules of the Penn Treebank's tokenizer, in their order: punctuation and English contractions stand alone. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^"/gu, "`` "],
  [/([ ([{<])"/gu, "$1 `` "],
  [/\.\.\.+/gu, " ... "],
  [/[,;@#$%&]/gu, " $& "],
  [/:(?![0-9])/gu, " : "],
  [/([^.])\.([\])}>"']*)\s*$/gu, "$1 . $2 "],
  [/[?!]/gu, " $& "],
  [/[[\](){}<>]/gu, " $& "],
  [/--/gu, " -- "],
  [/"/gu, " '' "],
  [/([^'])'(?=\s|$)/gu, "$1 ' "],
  [/'([smd])(?=\s|$)/giu, " '$1"],
  [/('ll|'re|'ve|n't)(?=\s|$)/giu, " $1"],
];

function treebankTokens(text: string): string[] {
  return RULES.reduce((rest, [rule, by]) => rest.replace(rule, by), text)
    .split(/\s+/u)
    .filter((token) => token !== "");
}
