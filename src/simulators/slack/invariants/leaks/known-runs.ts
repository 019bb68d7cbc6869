import { createLatestMap } from "../latest-map.ts";
import { createCommonRuns } from "./common-runs.ts";

/** Which words were said where. */
export interface KnownRuns {
  /** Everybody may know them from here on. */
  publish(runs: readonly number[]): void;
  /** They were said in a place that is not public. */
  keep(runs: readonly number[], place: string): void;
  /** The places where they were said, if that is a secret. */
  placesOf(run: number): readonly string[] | undefined;
}

/** What was said in so many private places is a commonplace. */
const MOST_PLACES = 16;

/** @param published - what is no secret and never forgotten. */
export function createKnownRuns(most: number, published: ReadonlySet<number>): KnownRuns {
  const common = createCommonRuns(most);
  const kept = createLatestMap<number, readonly string[]>(most);

  return {
    publish(runs) {
      for (const run of runs) {
        kept.delete(run);
        common.add(run);
      }
    },
    keep(runs, place) {
      for (const run of runs) {
        if (common.has(run) || published.has(run)) continue;
        const places = kept.get(run) ?? [];
        if (places.includes(place)) continue;
        if (places.length < MOST_PLACES) kept.set(run, [...places, place]);
        else common.add(run);
      }
    },
    placesOf: (run) => (common.has(run) ? undefined : kept.get(run)),
  };
}
