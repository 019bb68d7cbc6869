import { bracketOf, nextStep, type SearchBounds, type SearchEnd } from "./next-step.ts";
import type { MadeProbe, ProbeResult, ProbeVerdict } from "./probe.ts";
import { countVotes } from "./votes.ts";

export interface KneeSearch<Evidence> {
  /** Loads the bot at a constant rate, in questions per second, and tells how it did. Probes are made one by one. */
  readonly probe: (ratePerS: number) => Promise<ProbeResult<Evidence>>;
  /** The rate to begin with, and the highest that may be tried. */
  readonly from: number;
  readonly most: number;
  /** The lowest that may be tried; a 64th of `from` by default. */
  readonly least?: number;
  /** How often a rate at the edge is probed at most; three times by default. */
  readonly repeats?: number;
  /** How far apart the two ends may be, as a share of the lower one: from 0.005, 0.05 by default. */
  readonly within?: number;
  /** How many probes may be made; 60 by default. */
  readonly mostProbes?: number;
  /** Ends the search; the probe that is being made then says nothing. */
  readonly signal?: AbortSignal;
  /** Told of each probe when it was made, for a view. */
  readonly onProbe?: (made: MadeProbe<Evidence>) => void;
}

export interface Knee<Evidence> {
  /** Of all but `found` one end at most is known, or what is known of both is not sure. */
  readonly ended: SearchEnd | "out of probes" | "stopped";
  /** The highest rate that holds, in questions per second, and the lowest above it that does not. */
  readonly low: number | null;
  readonly high: number | null;
  /** The geometric middle of the two, where it was found. */
  readonly ratePerS: number | null;
  /** Whose limit the upper end is; null where there is none. */
  readonly limitOf: "bot" | "generator" | null;
  /** The last probe that held at the lower end, and the last that did not at the upper. */
  readonly held: MadeProbe<Evidence> | null;
  readonly notHeld: MadeProbe<Evidence> | null;
  /** All probes, in the order in which they were made. */
  readonly probes: readonly MadeProbe<Evidence>[];
}

const LEAST_SHARE = 1 / 64;
const REPEATS = 3;
const WITHIN = 0.05;
/** Under it the rounding of the rates would count. */
const FINEST = 0.005;
const MOST_PROBES = 60;

/**
 * Finds the highest rate that holds. A rate holds where the majority of its repeats hold; an invalid probe does not
 * hold, and where such ones are most of those at the upper end, the generator is the limit.
 * @throws whatever a probe throws
 */
export async function findKnee<Evidence>(search: KneeSearch<Evidence>): Promise<Knee<Evidence>> {
  const { probe, repeats = REPEATS, mostProbes = MOST_PROBES, signal, onProbe } = search;
  const bounds = boundsOf(search);
  atLeast("repeats", repeats, 1);
  atLeast("mostProbes", mostProbes, 1);
  const probes: MadeProbe<Evidence>[] = [];
  for (;;) {
    const step = nextStep(countVotes(probes, repeats), bounds);
    if ("end" in step) return kneeOf(step.end, probes, repeats);
    if (probes.length >= mostProbes) return kneeOf("out of probes", probes, repeats);
    if (signal?.aborted) return kneeOf("stopped", probes, repeats);
    const made = { ...(await probe(step.probe)), ratePerS: step.probe };
    if (signal?.aborted) return kneeOf("stopped", probes, repeats);
    probes.push(made);
    onProbe?.(made);
  }
}

function boundsOf<Evidence>({
  from,
  most,
  least = from * LEAST_SHARE,
  within = WITHIN,
}: KneeSearch<Evidence>): SearchBounds {
  if (!(least > 0 && least <= from && from <= most && Number.isFinite(most)))
    throw new RangeError(`The rates must be 0 < least <= from <= most, and not ${least}, ${from}, ${most}.`);
  atLeast("within", within, FINEST);
  return { from, most, least, within };
}

function kneeOf<Evidence>(
  ended: Knee<Evidence>["ended"],
  probes: readonly MadeProbe<Evidence>[],
  repeats: number,
): Knee<Evidence> {
  const { low, high } = bracketOf(countVotes(probes, repeats));
  const last = (end: typeof low, isWanted: (verdict: ProbeVerdict) => boolean) =>
    probes.findLast(({ ratePerS, verdict }) => ratePerS === end?.ratePerS && isWanted(verdict)) ?? null;
  return {
    ended,
    low: low?.ratePerS ?? null,
    high: high?.ratePerS ?? null,
    ratePerS: ended === "found" && low && high ? Math.sqrt(low.ratePerS * high.ratePerS) : null,
    limitOf: high === null ? null : high.verdict === "invalid" ? "generator" : "bot",
    held: last(low, (verdict) => verdict === "held"),
    notHeld: last(high, (verdict) => verdict === high?.verdict),
    probes,
  };
}

function atLeast(name: string, value: number, bound: number): void {
  if (!(value >= bound)) throw new RangeError(`${name} must be ${bound} or more, and not ${value}.`);
}
