import { isWhole, termsOf } from "./words.ts";

/** Two ways to say the same, each as search terms in their order: what a question asks for, and how a text has it. */
export interface Synonym {
  readonly asked: readonly string[];
  readonly written: readonly string[];
}

/** The terms of a text, read once for the synonyms of one question after the other. */
export interface ReadTerms {
  readonly inOrder: readonly string[];
  readonly all: ReadonlySet<string>;
}

export function readTerms(text: string): ReadTerms {
  const inOrder = termsOf(text);
  return { inOrder, all: new Set(inOrder) };
}

/** The terms of a text, with those of the question that it says in other words. */
export function termsSaid(text: string | ReadTerms, synonyms: readonly Synonym[]): ReadonlySet<string> {
  const read = typeof text === "string" ? readTerms(text) : text;
  const found = foundIn(read, synonyms);
  return found.length > 0 ? new Set([...read.inOrder, ...found.flatMap(({ asked }) => asked)]) : read.all;
}

/** The terms of a text, where it can be in the question's words in place of its own. */
export function termsAsAsked(text: string | ReadTerms, synonyms: readonly Synonym[]): ReadonlySet<string> {
  const read = typeof text === "string" ? readTerms(text) : text;
  const found = foundIn(read, synonyms);
  const asked = found.flatMap((synonym) => synonym.asked);
  if (asked.length === 0) return read.all;
  const replaced = new Set(found.flatMap(({ written }) => written));
  return new Set([...read.inOrder.filter((term) => !replaced.has(term)), ...asked]);
}

/** In the order of the text, each as often as it stands there. */
function foundIn({ inOrder, all }: ReadTerms, synonyms: readonly Synonym[]): readonly Synonym[] {
  const possible = synonyms.filter(({ written }) => written.every((term) => all.has(term)));
  if (possible.length === 0) return [];
  // Whole identifiers stand between their parts and the next word.
  const plain = inOrder.filter((term) => !isWhole(term));
  return plain.flatMap((_, at) =>
    possible.filter(({ written }) => written.every((term, place) => plain[at + place] === term)),
  );
}
