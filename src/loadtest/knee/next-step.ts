import type { RateVotes } from "./votes.ts";

export interface SearchBounds {
  /** The rate to begin with, and the lowest and highest that may be probed, in questions per second. */
  readonly from: number;
  readonly least: number;
  readonly most: number;
  /** How far apart the ends may be at last, as a share of the lower one. */
  readonly within: number;
}

export type SearchEnd = "found" | "most holds" | "least does not hold";

export type SearchStep =
  | { readonly probe: number }
  | { readonly end: SearchEnd; readonly low: number | null; readonly high: number | null };

/** A rate for people to read; finer than any `within` that can be asked for. */
const DIGITS = 4;

/**
 * Where to probe next, by all that was said so far: doubles or halves until there is a rate that holds under one that
 * does not, then bisects. Far from the edge one probe a rate is enough, since an end that was wrong is seen when it is
 * repeated at last, and the search goes on from there. Once repeats of one rate disagreed, that is too dear, and each
 * end is repeated before it goes on.
 */
export function nextStep(votes: readonly RateVotes[], bounds: SearchBounds): SearchStep {
  const { from, least, most, within } = bounds;
  if (votes.length === 0) return { probe: from };
  const { low, high } = bracketOf(votes);
  const isAtEnd =
    low === null
      ? high !== null && high.ratePerS <= least
      : high === null
        ? low.ratePerS >= most
        : high.ratePerS <= low.ratePerS * (1 + within);
  const doubted = [high, low].find((end) => end !== undefined && end !== null && !end.isDecided);
  if (doubted && (isAtEnd || votes.some(({ isMixed }) => isMixed))) return { probe: doubted.ratePerS };
  if (isAtEnd) return ended(low, high);
  if (high === null) return { probe: Math.min(most, rounded((low?.ratePerS ?? from) * 2)) };
  if (low === null) return { probe: Math.max(least, rounded(high.ratePerS / 2)) };
  return { probe: rounded(Math.sqrt(low.ratePerS * high.ratePerS)) };
}

/** Rates that held above one that did not count for nothing. */
export function bracketOf(votes: readonly RateVotes[]): {
  readonly low: RateVotes | null;
  readonly high: RateVotes | null;
} {
  const at = votes.findIndex(({ verdict }) => verdict !== "held");
  const below = at === -1 ? votes : votes.slice(0, at);
  return { low: below.at(-1) ?? null, high: votes[at] ?? null };
}

function ended(low: RateVotes | null, high: RateVotes | null): SearchStep {
  const end = low === null ? "least does not hold" : high === null ? "most holds" : "found";
  return { end, low: low?.ratePerS ?? null, high: high?.ratePerS ?? null };
}

function rounded(rate: number): number {
  return Number(rate.toPrecision(DIGITS));
}
