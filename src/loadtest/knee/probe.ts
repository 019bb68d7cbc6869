/**
 * What a probe at one rate came to. `invalid`: the load was not the one that was planned, so that it says nothing of
 * the bot; no higher rate can be measured with this generator.
 */
export type ProbeVerdict = "held" | "broke" | "invalid";

/** @typeParam Evidence what the probe measured */
export interface ProbeResult<Evidence> {
  readonly verdict: ProbeVerdict;
  /** What did not hold, a sentence each; empty where all held. */
  readonly why: readonly string[];
  readonly evidence: Evidence;
}

/** A probe that was made. */
export interface MadeProbe<Evidence> extends ProbeResult<Evidence> {
  /** Questions per second. */
  readonly ratePerS: number;
}
