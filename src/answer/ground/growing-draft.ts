/** What may become a tag, an address, a link or an image, and be gone then. */
const OPEN =
  /(?:<[^<>\n]{0,200}|!?\[[^[\]]{0,300}(?:\](?:\((?:[^()]|\([^()]{0,300}(?:\)|$)){0,300}|\[[^[\]\n]{0,300})?)?|!)$/;
/** A line that may still become an item, a row, a heading or a fence, or else go on with the words before it. */
const BEGUN_LINE = /(?:^|\n)[ \t>]*(?:[-*+#|=_~`]+|\d{1,9}[.)]?)?[ \t]*$/;

/** As much of a draft that still grows as will be read in the same way when it is whole. */
export function withoutItsOpenEnd(draft: string): string {
  const end = draft.slice(-MOST_OPEN);
  return draft.slice(0, -MOST_OPEN) + end.replace(OPEN, "").replace(BEGUN_LINE, "\n");
}

/** Longer ones are read as they are. */
const MOST_OPEN = 1_000;
