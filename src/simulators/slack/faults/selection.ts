import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { FaultRule } from "./fault-plan.ts";

/** Tells of each occurrence in turn, counted from 1, whether the rule takes it. */
export type Selection = (occurrence: number) => boolean;

/** By the occurrence's number alone, so that the same occurrences give the same faults whatever the time they take. */
export function createSelection(rule: FaultRule, seed: number, index: number): Selection {
  const chosen = choiceOf(rule, seed, index);
  const { from = usualFrom(rule), until = Number.POSITIVE_INFINITY } = rule;
  return (occurrence) => {
    // Asked of every occurrence, taken or not, so that each has its own throw of the dice.
    const isChosen = chosen(occurrence);
    return isChosen && occurrence >= from && occurrence <= until;
  };
}

function choiceOf({ nth, every, probability }: FaultRule, seed: number, index: number): Selection {
  if (nth !== undefined) {
    const numbers = new Set([nth].flat());
    return (occurrence) => numbers.has(occurrence);
  }
  if (typeof every === "number") return (occurrence) => occurrence % every === 0;
  if (probability !== undefined) {
    const random = xoroshiro128plus(streamOf(seed, index));
    return () => uniformFloat64(random) < probability;
  }
  return () => true;
}

/** An app that starts is let in; only its reconnects fail. */
function usualFrom({ fault, nth }: FaultRule): number {
  return fault === "invalid_auth" && nth === undefined ? 2 : 1;
}

/** A stream of random numbers for each rule, so that one rule more changes nothing for those before it. */
function streamOf(seed: number, index: number): number {
  return (seed + Math.imul(index + 1, 0x9e3779b1)) | 0;
}
