import type { Audiences } from "../../core/audience.ts";

/** Words and phrases that mean the same, as a `synonyms.yaml` declares them. */
export interface SynonymSet {
  readonly phrases: readonly string[];
  /** Where its source is for some readers only, so are the names that it gives to things. */
  readonly audiences?: Audiences | undefined;
}
