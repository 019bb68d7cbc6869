import type { Passage } from "../../core/answer.ts";
import type { Viewer } from "../../core/audience.ts";

/** The passages of one version of the knowledge, as they are searched by meaning. */
export interface VectorIndex {
  /**
   * The passages that are nearest to a vector, of those that the viewer may see, the nearest first. Undefined where
   * that cannot be told in time.
   */
  nearest(vector: Float32Array, limit: number, viewer: Viewer): Promise<readonly Passage[] | undefined>;
}
