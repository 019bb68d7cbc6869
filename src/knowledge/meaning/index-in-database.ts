import { setTimeout as delay } from "node:timers/promises";
import type { Passage } from "../../core/answer.ts";
import type { Viewer } from "../../core/audience.ts";
import { reasonOf } from "../../core/errors.ts";
import type { SearchedVectors } from "../../core/searched-vectors.ts";
import { unitOf } from "./compact-vector.ts";
import type { PassagePlaces } from "./passage-places.ts";
import type { VectorIndex } from "./vector-index.ts";

/** Somebody waits for the answer, which words alone can give. */
const WITHIN_MS = 2_000;
/** Texts of earlier and later versions are found too, and left out; where they are many, it looks further. */
const FIRST_FACTOR = 2;
const FURTHER_FACTOR = 4;

/** Lets the database that has the vectors search them. Throws what it throws, and where it takes too long. */
export function indexInDatabase(
  model: string,
  places: PassagePlaces,
  vectors: SearchedVectors,
  withinMs = WITHIN_MS,
): VectorIndex {
  return {
    async nearest(vector, limit, viewer) {
      const late = new AbortController();
      try {
        return await Promise.race([nearestOf(unitOf(vector), limit, viewer), tooLate(late.signal)]);
      } catch (error) {
        throw new Error(`the database did not search them: ${reasonOf(error)}`, { cause: error });
      } finally {
        late.abort();
      }
    },
  };

  async function nearestOf(vector: Float32Array, limit: number, viewer: Viewer): Promise<readonly Passage[]> {
    const { scopes, count: among, passagesAt } = places.seenBy(viewer);
    if (among === 0) return [];
    for (let most = limit * FIRST_FACTOR; ; most *= FURTHER_FACTOR) {
      const near = await vectors.nearest({ model, vector, scopes, limit: most, among, withinMs });
      const found = near.flatMap(passagesAt);
      if (found.length >= Math.min(limit, among) || near.length < most) return found.slice(0, limit);
    }
  }

  async function tooLate(signal: AbortSignal): Promise<never> {
    await delay(withinMs, undefined, { signal });
    throw new Error(`it took longer than ${withinMs / 1000} s`);
  }
}
