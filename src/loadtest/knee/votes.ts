import type { MadeProbe, ProbeVerdict } from "./probe.ts";

/** What the probes of one rate said, together. */
export interface RateVotes {
  readonly ratePerS: number;
  /** By the majority of the probes so far; where half of them hold, the rate does not. */
  readonly verdict: ProbeVerdict;
  /** Whether the repeats that are left could not change whether it holds. */
  readonly isDecided: boolean;
  /** Whether some of the probes held and some did not. */
  readonly isMixed: boolean;
}

/** In the order of the rates. */
export function countVotes(probes: readonly MadeProbe<unknown>[], repeats: number): RateVotes[] {
  return [...Map.groupBy(probes, ({ ratePerS }) => ratePerS)]
    .map(([ratePerS, made]) => votesOf(ratePerS, made, repeats))
    .toSorted((one, other) => one.ratePerS - other.ratePerS);
}

function votesOf(ratePerS: number, made: readonly MadeProbe<unknown>[], repeats: number): RateVotes {
  const count = (wanted: ProbeVerdict) => made.filter(({ verdict }) => verdict === wanted).length;
  const [held, broke, invalid] = [count("held"), count("broke"), count("invalid")];
  const notHeld = broke + invalid;
  const verdict = held > notHeld ? "held" : broke >= invalid ? "broke" : "invalid";
  return {
    ratePerS,
    verdict,
    isDecided: held > repeats / 2 || notHeld >= repeats / 2,
    isMixed: held > 0 && notHeld > 0,
  };
}
