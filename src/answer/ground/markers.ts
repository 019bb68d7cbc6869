/** `[1]`, `[1, 2]`, `[1-3]`: numbers of passages, and neither a link `[1](…)` nor `\[1]`. */
const GROUP = /(?<!\\)\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20})\](?!\()/g;
const SPACED_GROUP = new RegExp(`[ \\t]*${GROUP.source}([ \\t]*)`, "g");
/** A range that is longer names no passages: nobody gets so many. */
const MOST_IN_RANGE = 20;

/** Writes each group of markers as single ones, `[1][2]`. */
export function withSingleMarkers(words: string): string {
  return words.replace(GROUP, (_, group: string) =>
    numbersOf(group)
      .map((number) => `[${number}]`)
      .join(""),
  );
}

/** The numbers of the passages that a text cites, in order. */
export function markersIn(words: string): number[] {
  return [...words.matchAll(GROUP)].flatMap(([, group = ""]) => numbersOf(group));
}

export function withoutMarkers(words: string): string {
  return words.replace(GROUP, "");
}

/** As it reads without its citations, of which there are so many: what stood before a marker closes up. */
export function withoutCitations(words: string, citations: number): string {
  return words.replace(SPACED_GROUP, (all, group: string, after: string, at: number) => {
    if (!numbersOf(group).every((number) => number >= 1 && number <= citations)) return all;
    return at === 0 || words[at - 1] === "\n" ? "" : after;
  });
}

function numbersOf(group: string): number[] {
  return group.split(/[,;]/).flatMap((part) => {
    const [from = 0, to = from] = part.split(/[–-]/).map(Number);
    const length = Math.min(to - from + 1, MOST_IN_RANGE);
    return length > 0 ? Array.from({ length }, (_, at) => from + at) : [from, to];
  });
}
