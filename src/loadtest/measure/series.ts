import { type Bucket, createBucket } from "./bucket.ts";
import type { Series } from "./figures.ts";

/** What is known by time, in a bounded number of slices, however long the run is. */
export interface SeriesKeeper {
  /** @param moment in milliseconds after the run's begin; what is before it counts to the first slice */
  at(moment: number): Bucket;
  figures(): Series;
}

const FIRST_WIDTH_MS = 1_000;

/** @param most slices; when the run outgrows them, each two become one of twice the width */
export function createSeries(most: number): SeriesKeeper {
  let widthMs = FIRST_WIDTH_MS;
  let buckets: (Bucket | undefined)[] = [];
  const indexOf = (moment: number) => Math.max(0, Math.floor(moment / widthMs));
  return {
    at(moment) {
      while (indexOf(moment) >= most) {
        buckets = halved(buckets);
        widthMs *= 2;
      }
      const index = indexOf(moment);
      const bucket = buckets[index] ?? createBucket();
      for (let gap = buckets.length; gap < index; gap += 1) buckets[gap] = undefined;
      buckets[index] = bucket;
      return bucket;
    },
    figures: () => ({
      widthMs,
      buckets: buckets.map((bucket, index) => ({
        atMs: index * widthMs,
        ...(bucket ?? EMPTY).figures(),
      })),
    }),
  };
}

const EMPTY = createBucket();

function halved(buckets: readonly (Bucket | undefined)[]): (Bucket | undefined)[] {
  return Array.from({ length: Math.ceil(buckets.length / 2) }, (_, index) => {
    const [one, other] = buckets.slice(index * 2, index * 2 + 2);
    if (one && other) one.merge(other);
    return one ?? other;
  });
}
