import { microsecondsOf } from "./timestamps.ts";

/** Where the first ts stands that is not before the given one; the list's length if there is none. */
export function firstAtOrAfter(sorted: readonly string[], ts: string): number {
  const sought = microsecondsOf(ts);
  return partition(sorted, (candidate) => microsecondsOf(candidate) < sought);
}

/** Where the first ts stands that is after the given one; the list's length if there is none. */
export function firstAfter(sorted: readonly string[], ts: string): number {
  const sought = microsecondsOf(ts);
  return partition(sorted, (candidate) => microsecondsOf(candidate) <= sought);
}

/** The length of the list's first part, for whose members `belongs` holds. */
function partition(sorted: readonly string[], belongs: (ts: string) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (belongs(sorted[middle] ?? "")) low = middle + 1;
    else high = middle;
  }
  return low;
}
