import type { LoadScenario, Workload } from "../../scenario/load-scenario.ts";
import { canonicalHash } from "./canonical-hash.ts";
import type { Machine } from "./machine.ts";

/** What a run was made of: only runs with the same can be held against each other. */
export interface Fingerprint {
  readonly scenario: {
    readonly name: string;
    /** What was asked: `slack`, `http`. */
    readonly target: string;
    /** A hash of each part of what the scenario came to, so that the part that differs can be named. */
    readonly parts: Readonly<Record<string, string>>;
  };
  readonly dataset: {
    /** A hash of the questions with their gold. */
    readonly questions: string;
    /** The version of the knowledge. */
    readonly knowledge: string;
  };
  readonly machine: Machine;
}

export interface FingerprintOf {
  /** As it is run: scaled, where it is. */
  readonly scenario: LoadScenario;
  readonly target: string;
  readonly knowledge: string;
  readonly machine: Machine;
}

/**
 * The fingerprint of a run. What a scenario says of judging it, its thresholds and its baseline, changes nothing of the load,
 * nor does its name.
 */
export function fingerprintOf({ scenario, target, knowledge, machine }: FingerprintOf): Fingerprint {
  const { name, thresholds: _thresholds, baseline: _baseline, workloads, ...rest } = scenario;
  const split = workloads.map(withoutQuestions);
  const parts = { ...rest, workloads: split.map(({ load }) => load) };
  return {
    scenario: {
      name,
      target,
      parts: Object.fromEntries(
        Object.entries(parts)
          .filter(([, part]) => part !== undefined)
          .map(([part, content]) => [part, canonicalHash(content)]),
      ),
    },
    dataset: { questions: canonicalHash(split.map(({ questions }) => questions)), knowledge },
    machine,
  };
}

/** The questions are a dataset's, how many of which kind come when is the scenario's. */
function withoutQuestions({ executor, mix, ...workload }: Workload) {
  const { questions: replayed, ...load } = { questions: undefined, ...executor };
  const shares = Object.entries(mix?.shares ?? {});
  return {
    load: {
      ...workload,
      executor: load,
      userLimit: mix?.userLimit,
      weights: Object.fromEntries(shares.map(([kind, { weight }]) => [kind, weight])),
    },
    questions: {
      replayed,
      asked: Object.fromEntries(shares.map(([kind, { questions }]) => [kind, questions])),
    },
  };
}
