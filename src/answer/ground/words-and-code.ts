import { draftBlocksOf } from "./draft-blocks.ts";

export interface Part {
  readonly isCode: boolean;
  readonly text: string;
}

/** Splits Markdown into words and code, fences and spans. The parts together are the whole, to the character. */
export function wordsAndCode(markdown: string): Part[] {
  return draftBlocksOf(markdown).flatMap(({ kind, raw }) =>
    kind === "code" ? [{ isCode: true, text: raw }] : spansIn(raw),
  );
}

/** Splits a block at its code spans. */
export function spansIn(block: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const [start, end] of spanPlaces(block)) {
    if (start > from) parts.push({ isCode: false, text: block.slice(from, start) });
    parts.push({ isCode: true, text: block.slice(start, end) });
    from = end;
  }
  if (from < block.length) parts.push({ isCode: false, text: block.slice(from) });
  return parts;
}

/** Changes the words of a block and leaves its code spans. */
export function changeWords(block: string, change: (words: string) => string): string {
  return spansIn(block)
    .map(({ isCode, text }) => (isCode ? text : change(text)))
    .join("");
}

/** A span ends at the next run of as many backticks as it began with, as in CommonMark. */
function spanPlaces(block: string): [number, number][] {
  const runs = [...block.matchAll(/(?<!\\)`+/g)].map(({ 0: run, index }) => ({ index, length: run.length }));
  const byLength = Map.groupBy(runs, ({ length }) => length);
  const taken = new Map<number, number>();
  const places: [number, number][] = [];
  let from = 0;
  for (const { index, length } of runs) {
    if (index < from) continue;
    const same = byLength.get(length) ?? [];
    let at = taken.get(length) ?? 0;
    while ((same[at]?.index ?? Number.POSITIVE_INFINITY) <= index) at++;
    taken.set(length, at);
    const end = same[at];
    if (!end) continue;
    from = end.index + length;
    places.push([index, from]);
  }
  return places;
}
