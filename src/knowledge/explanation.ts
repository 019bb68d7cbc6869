/** Why a passage has its score. The parts' scores add up to it, multiplied by each factor. */
export interface Explanation {
  readonly score: number;
  /** The share of the question's informative words that the passage holds, from 0 to 1. */
  readonly coverage: number;
  readonly parts: readonly ScorePart[];
  /** By the name of what raises or lowers the sum. */
  readonly factors: Readonly<Record<string, number>>;
}

/** What one term of the query, or another signal, adds. */
export interface ScorePart {
  /** A stem, an identifier (`=whole_name`) or a pair of adjacent words; another signal by its name. */
  readonly term: string;
  /** Other words for it that the passage has, as stems. */
  readonly synonyms?: readonly string[];
  /** Zero where the passage does not have it. */
  readonly score: number;
  /** How often the passage has it, by where; only where it has. */
  readonly fields: Readonly<Record<string, number>>;
  /** How many of the passages that the viewer may see have it. */
  readonly passages: number;
  /** Its share in what the question asks for, from 0 to 1; 0 for what does not count as a word of it. */
  readonly informs: number;
}
