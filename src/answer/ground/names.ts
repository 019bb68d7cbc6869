import { isSmallWord } from "../../language/function-words.ts";

/** Words that begin with a capital, one behind the other: the name of a product, a team, a person. */
const NAME = /\p{Lu}[\p{L}\p{N}'’]*(?: \p{Lu}[\p{L}\p{N}'’]*)+/gu;

/**
 * The names of several words in a statement. Its first word may have its capital from there. German writes every noun
 * with one: there "Der Schlüssel" is no name, and "Platform Team" is.
 *
 * @param isEnglish whether it is in the language of the passages
 */
export function namesIn(statement: string, isEnglish = true): string[] {
  if (!isEnglish)
    return [...statement.matchAll(NAME)].flatMap(([run]) => {
      const words = run.split(" ");
      const name = words.slice(words.findIndex((word) => !isSmallWord(word.toLowerCase())));
      return name.length > 1 ? [name.join(" ")] : [];
    });
  return [...statement.matchAll(NAME)].map(({ 0: name, index }) =>
    /[\p{L}\p{N}]/u.test(statement.slice(0, index)) ? name : name.slice(name.indexOf(" ") + 1),
  );
}

const EDGES = /^[^\p{L}\p{N}$\-/_@]+|[^\p{L}\p{N}/_]+$/gu;

/** What a word looks like that is a name of software: its form says that it is written exactly so somewhere. */
const IDENTIFIERS: readonly RegExp[] = [
  /^--?[a-z][\w-]*$/i,
  /[\p{L}\p{N}]_[\p{L}\p{N}]/u,
  /\p{Ll}\p{Lu}/u,
  /^\p{L}(?:[-.:/_]?[\p{L}\p{N}])*\p{N}|^\p{L}+-?\p{N}/u,
  /[\p{L}\p{N}]\.\p{L}{2,}/u,
  /^\/[\p{L}\p{N}]|[\p{L}\p{N}]\/[^/\s]+\//u,
  /^\p{Lu}[\p{Ll}\p{N}]+(?:-\p{Lu}[\p{L}\p{N}]*)+$/u,
  /^[\p{Lu}\p{N}-]{4,}$/u,
  /[\p{L}\p{N}]@[\p{L}\p{N}]/u,
];

/** A number, for all its letter. */
const VERSION = /^v\d[\d.]*$/i;

/** Flags, variables, error codes, file names, headers and the like. Plain numbers are not among them. */
export function identifiersIn(statement: string): string[] {
  return statement
    .split(/[\s,;()[\]{}"“”|]+/u)
    .map((word) => word.replace(EDGES, ""))
    .filter(
      (word) => /\p{L}/u.test(word) && !VERSION.test(word) && IDENTIFIERS.some((form) => form.test(word)),
    );
}
