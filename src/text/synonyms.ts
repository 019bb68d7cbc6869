import { isWhole, termsOf } from "./words.ts";

/** Two ways to say the same, each as search terms in their order: what a question asks for, and how a text has it. */
export interface Synonym {
  readonly asked: readonly string[];
  readonly written: readonly string[];
}

/** The terms of a text, with those of the question that it says in other words. */
export function termsSaid(text: string, synonyms: readonly Synonym[]): Set<string> {
  const terms = termsOf(text);
  const said = new Set(terms);
  for (const { synonym } of foundIn(plainOf(terms, synonyms), synonyms))
    for (const term of synonym.asked) said.add(term);
  return said;
}

/** The terms of a text, where it can be in the question's words in place of its own. */
export function termsAsAsked(text: string, synonyms: readonly Synonym[]): Set<string> {
  const terms = termsOf(text);
  const plain = plainOf(terms, synonyms);
  const replaced = new Set<string>();
  const asked = new Set<string>();
  for (const { at, synonym } of foundIn(plain, synonyms)) {
    for (const term of plain.slice(at, at + synonym.written.length)) replaced.add(term);
    for (const term of synonym.asked) asked.add(term);
  }
  return asked.size > 0
    ? new Set([...terms.filter((term) => !replaced.has(term)), ...asked])
    : new Set(terms);
}

/** Whole identifiers stand between their parts and the next word. */
function plainOf(terms: readonly string[], synonyms: readonly Synonym[]): readonly string[] {
  return synonyms.length > 0 ? terms.filter((term) => !isWhole(term)) : [];
}

function foundIn(plain: readonly string[], synonyms: readonly Synonym[]) {
  return plain.flatMap((_, at) =>
    synonyms
      .filter(({ written }) => written.every((term, place) => plain[at + place] === term))
      .map((synonym) => ({ at, synonym })),
  );
}
