import type { AskedPair, AskedSynonym, AskedTerm } from "./asked.ts";
import type { Reworded } from "./rewording.ts";

/** What of the question's terms and pairs each synonym stands for. */
export function synonymsAmong(
  reworded: readonly Reworded[],
  pairs: readonly AskedPair[],
  terms: readonly AskedTerm[],
  places: ReadonlyMap<string, number>,
): AskedSynonym[] {
  const synonyms = new Map<string, AskedSynonym>();
  for (const { asked, terms: words, written } of reworded) {
    const whole = asked.map((term) => places.get(term) ?? -1);
    const [first = -1] = whole;
    const isWithin = ({ first: one, second: other }: AskedPair) =>
      whole.some((place, at) => place === one && whole[at + 1] === other);
    const isWritten = ({ first: one, second: other }: AskedPair) =>
      words.some((word, at) => word === terms[one]?.term && words[at + 1] === terms[other]?.term);
    synonyms.set(`${asked.join(" ")}=${words.join(" ")}`, {
      words: words.join(" "),
      written,
      places: [...new Set(asked.filter((term) => !words.includes(term)))].map(
        (term) => places.get(term) ?? -1,
      ),
      pairs: pairs.flatMap((pair, at) => (isWithin(pair) && !isWritten(pair) ? [at] : [])),
      first,
      last: whole.at(-1) ?? first,
    });
  }
  return [...synonyms.values()];
}
