import { distanceOf } from "../../text/edit-distance.ts";
import type { Corpus } from "./corpus.ts";
import type { View } from "./view.ts";

/** A word of the knowledge that resembles one that it does not have, and how far, from 0 to 1. */
export interface Resembling {
  readonly word: string;
  readonly likeness: number;
}

/** Words shorter than this resemble too many others. */
const SHORTEST = 4;
/** From this length on two letters may differ. */
const LONG = 8;
const MOST = 3;

/**
 * For a word that no passage holds, the words that do and differ from it by a letter or two: slips of the hand,
 * and words that languages share (`requête`, request). A word that is known is never changed.
 */
export function mendOf({ terms, whole }: Corpus): (word: string, view: View) => readonly Resembling[] {
  const byInitial = new Map<string, { word: string; number: number }[]>();
  for (const [word, number] of terms) {
    if (whole[number] || word.length < SHORTEST - 1 || /\d/.test(word)) continue;
    const initial = word.slice(0, 1);
    const others = byInitial.get(initial);
    if (others) others.push({ word, number });
    else byInitial.set(initial, [{ word, number }]);
  }

  return (word, view) => {
    if (word.length < SHORTEST || /\d/.test(word)) return [];
    const most = word.length < LONG ? 1 : 2;
    const near: { word: string; distance: number; holding: number }[] = [];
    for (const { word: other, number } of byInitial.get(word.slice(0, 1)) ?? []) {
      if (Math.abs(other.length - word.length) > most) continue;
      const distance = distanceOf(word, other, most);
      const holding = distance <= most ? view.holding(number) : 0;
      if (holding > 0) near.push({ word: other, distance, holding });
    }
    const least = Math.min(...near.map(({ distance }) => distance));
    return (
      near
        .filter(({ distance }) => distance === least)
        // By the word where they are held alike: the order of the terms tells of passages that are not seen.
        .sort((a, b) => b.holding - a.holding || (a.word < b.word ? -1 : 1))
        .slice(0, MOST)
        .map(({ word: other, distance }) => ({ word: other, likeness: 1 - distance / word.length }))
    );
  };
}
