/** Where vectors are searched: in the database that keeps them, or in memory, and why not there. */
export type SearchPlace =
  | { readonly kind: "database"; readonly vectors: SearchedVectors }
  | { readonly kind: "memory"; readonly because: string };

/** A text, and who may see it: the same scope for what the same people may see. */
export interface PlacedText {
  /** The key that its vector is kept by. */
  readonly key: string;
  readonly scope: string;
}

export interface PlacedVector extends PlacedText {
  /** Whole numbers in the direction of the vector; only the direction counts. */
  readonly values: Int8Array;
}

export interface NearestWanted {
  readonly model: string;
  readonly vector: Float32Array;
  /** What the viewer may see: nothing else is found, or takes the place of what is found. */
  readonly scopes: readonly string[];
  readonly limit: number;
  /** How many texts the viewer may see; where they are very many, near ones may be missed. */
  readonly among: number;
  /** Throws where it takes longer, in milliseconds. */
  readonly withinMs: number;
}

/** Vectors that are searched where they are kept, so that no process holds all of them. */
export interface SearchedVectors {
  /** Those of the texts that have no vector there yet; it is noted that all of them are in use. */
  missing(model: string, texts: readonly PlacedText[]): Promise<readonly PlacedText[]>;
  /** What is there already stays as it is. */
  put(model: string, vectors: readonly PlacedVector[]): Promise<void>;
  /** The texts nearest to a vector, the nearest first; fewer than the limit where there are no more. */
  nearest(wanted: NearestWanted): Promise<readonly PlacedText[]>;
  /** Forgets what nobody uses any more, and sees to it that very many are searched fast. May take minutes, until aborted. */
  tidy(model: string, signal: AbortSignal): Promise<void>;
}
