import type { Held } from "./phrases.ts";

/** A term of the question that some passage holds, in this or other words. */
export interface AskedTerm {
  readonly term: string;
  /** Absent where no passage has the term itself. */
  readonly number: number | undefined;
  /** What has it, or a synonym of it: the two are one term (see `askedOf`). */
  readonly held: Held;
  /** How many passages that the viewer may see that are. */
  readonly holding: number;
  readonly rarity: number;
  /** How often it is asked, or less where it only resembles what is asked or stands in a text that counts for less. */
  readonly weight: number;
  /** What it counts towards coverage; nothing for a whole identifier, whose parts count. */
  readonly informs: number;
}

/** Two terms by their place in the question's that stand side by side in it. */
export interface AskedPair {
  readonly first: number;
  readonly second: number;
  readonly weight: number;
}

/** Other words for a part of the question, with what of it they stand for. */
export interface AskedSynonym {
  readonly words: string;
  readonly written: readonly number[];
  /** The places of the terms that it stands for and does not have itself. */
  readonly places: readonly number[];
  /** Of the pairs, by their place, those that stand within it and that it does not have itself. */
  readonly pairs: readonly number[];
  /** The places of the first and the last term that it stands for. */
  readonly first: number;
  readonly last: number;
}

export interface Asked {
  readonly terms: readonly AskedTerm[];
  readonly pairs: readonly AskedPair[];
  readonly synonyms: readonly AskedSynonym[];
  /** The words that no passage holds, with what each would inform. */
  readonly unknown: ReadonlyMap<string, number>;
  /** What all words of the question inform, known or not. */
  readonly informs: number;
}
