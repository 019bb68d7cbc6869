import type { Passage } from "./answer.ts";
import type { Viewer } from "./audience.ts";

/** What a query means to one version of the knowledge: the passages that are nearest to it, for one viewer. */
export interface Meaning {
  readonly version: string;
  /** Nobody else may be shown them. */
  readonly viewer: Viewer;
  /** The nearest first. */
  readonly nearest: readonly Passage[];
}
