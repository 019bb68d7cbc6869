import type { Passage } from "./answer.ts";

/** What a passage says, whatever it was found for. */
export type PassageWords = Pick<Passage, "source" | "title" | "headings" | "owner" | "updated" | "text">;

/** So many characters of passages at most: what is made of them takes up to a hundred times as many bytes, all of it together. */
const MOST_KEPT = 250_000;

/**
 * Makes something of a passage's words once, for as long as it is among those that were asked for last: one question after
 * the other finds the same few passages. It has no other words for the same source, so that a change of the knowledge
 * needs no notice, and is the same for whoever may see the passage.
 */
export function oncePerPassage<Made>(
  make: (words: PassageWords) => Made,
  mostKept = MOST_KEPT,
): (words: PassageWords) => Made {
  const kept = new Map<string, { readonly words: PassageWords; readonly made: Made }>();
  let size = 0;

  return (words) => {
    const known = kept.get(words.source);
    if (known) forget(words.source, known.words);
    const entry = known && areSame(known.words, words) ? known : { words: wordsOf(words), made: make(words) };
    kept.set(words.source, entry);
    size += sizeOf(words);
    for (const [source, { words: oldest }] of kept) {
      if (size <= mostKept) break;
      forget(source, oldest);
    }
    return entry.made;
  };

  function forget(source: string, words: PassageWords): void {
    kept.delete(source);
    size -= sizeOf(words);
  }
}

/** A passage without a text takes room too. */
function sizeOf({ source, title, text }: PassageWords): number {
  return source.length + title.length + text.length;
}

/** Without what else a passage has, which is not to be kept. */
function wordsOf({ source, title, headings, owner, updated, text }: PassageWords): PassageWords {
  return {
    source,
    title,
    headings,
    ...(owner !== undefined && { owner }),
    ...(updated !== undefined && { updated }),
    text,
  };
}

function areSame(one: PassageWords, other: PassageWords): boolean {
  return (
    one.text === other.text &&
    one.title === other.title &&
    one.owner === other.owner &&
    one.updated === other.updated &&
    one.headings.length === other.headings.length &&
    one.headings.every((heading, at) => heading === other.headings[at])
  );
}
