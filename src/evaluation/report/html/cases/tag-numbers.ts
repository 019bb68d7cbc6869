/** A select with more is of no use; the text finds the others. */
const MOST_TAGS = 200;

/** Tags that a row names by their numbers. */
export interface TagNumbers {
  readonly tags: readonly string[];
  numbersOf(named: readonly string[]): number[];
}

export function createTagNumbers(): TagNumbers {
  const numbers = new Map<string, number>();
  const tags: string[] = [];
  return {
    tags,
    numbersOf: (named) =>
      named.flatMap((tag) => {
        const known = numbers.get(tag);
        if (known !== undefined) return known;
        if (tags.length === MOST_TAGS) return [];
        numbers.set(tag, tags.length);
        return tags.push(tag) - 1;
      }),
  };
}
