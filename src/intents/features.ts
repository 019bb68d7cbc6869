import { isSmallWord } from "../language/function-words.ts";

/** A text as weighted features; the length of the vector is 1. */
export type Vector = ReadonlyMap<string, number>;

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const GRAM = 3;

/**
 * What a short text consists of: its words, pairs of adjacent words, and runs of three letters, which words share with
 * their other forms and with their misspellings. Small words stay: "who are you" has no others.
 */
export function featuresOf(text: string): readonly string[] {
  const words = wordsOf(text);
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`);
  return [...words, ...pairs, ...words.flatMap(gramsOf)];
}

export function wordsOf(text: string): readonly string[] {
  const folded = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'");
  return folded.match(WORD) ?? [];
}

function gramsOf(word: string): readonly string[] {
  const padded = `^${word}$`;
  const grams: string[] = [];
  for (let at = 0; at + GRAM <= padded.length; at++) grams.push(`#${padded.slice(at, at + GRAM)}`);
  return grams;
}

/** Shares as many of its runs of letters with a word as a misspelling or another form of it does. */
const SAME_WORD = 0.5;

/**
 * Whether a word is one of the texts', small words aside: "tell me a joke about latency" names something that no wish
 * names, and so asks for more than a joke.
 */
export function vocabularyOf(texts: readonly string[]): (word: string) => boolean {
  const words = [...new Set(texts.flatMap(wordsOf))];
  const known = new Set(words);
  const sizes = words.map((word) => new Set(gramsOf(word)).size);
  const holding = new Map<string, number[]>();
  words.forEach((word, at) => {
    for (const gram of new Set(gramsOf(word))) {
      const others = holding.get(gram);
      if (others) others.push(at);
      else holding.set(gram, [at]);
    }
  });
  return (word) => {
    if (known.has(word) || isSmallWord(word)) return true;
    const own = gramsOf(word);
    const shared = new Uint16Array(words.length);
    for (const gram of own) for (const at of holding.get(gram) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    return shared.some((count, at) => count / (own.length + (sizes[at] ?? 0) - count) >= SAME_WORD);
  };
}

export type Rarity = (feature: string) => number;

/** Keeps one rare noun from deciding alone: "a channel" is not the wish in which alone a channel is named. */
const COMMON = 3;

/** How much a feature tells, by how few of the texts, each given by its features, have it (smoothed inverse document frequency). */
export function rarityIn(texts: readonly (readonly string[])[]): Rarity {
  const holding = new Map<string, number>();
  for (const features of texts)
    for (const feature of new Set(features)) holding.set(feature, (holding.get(feature) ?? 0) + 1);
  return (feature) => Math.log((texts.length + 1) / ((holding.get(feature) ?? 0) + 1)) + COMMON;
}

export function vectorOf(features: readonly string[], rarity: Rarity): Vector {
  const vector = new Map<string, number>();
  for (const feature of features) vector.set(feature, rarity(feature));
  const length = Math.hypot(...vector.values());
  return new Map([...vector].map(([feature, weight]) => [feature, weight / length]));
}

/** From 0, where two texts share nothing, to 1, where they are the same. */
export function likeness(one: Vector, other: Vector): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [feature, weight] of few) sum += weight * (many.get(feature) ?? 0);
  return sum;
}
