import { answerText } from "../answer-text.ts";
import type { Case } from "../case.ts";
import type { Observation } from "../observation.ts";
import type { Assertion, AssertionResult } from "./assertion.ts";
import type { Judged } from "./kind.ts";
import { ASSERT_SET, kindOf } from "./kinds.ts";

/** What all assertions of a case come to. */
export interface JudgedAssertions {
  /** In the order of the case's assertions. */
  readonly results: readonly AssertionResult[];
  /** Whether the case holds by its assertions; without any it does. */
  readonly held: boolean;
  /** The weighted mean of the scores, from 0 to 1; null without assertions. */
  readonly score: number | null;
  /** The weighted mean of the scores under each metric's name. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Why the case cannot be judged, where an assertion that counts cannot. */
  readonly unsupported?: string;
  /** Why it does not hold, where it does not. */
  readonly because?: string;
}

/**
 * Judges a case by its assertions, and by promptfoo's rules: each that counts has to hold, or else, where there is a
 * threshold, the weighted mean of the scores has to reach it. An assertion of weight 0 is measured only. They read the
 * answer without the numbers of its citations.
 */
export function judgeAssertions(
  { assertions, threshold, file }: Pick<Case, "assertions" | "threshold" | "file">,
  seen: Observation,
): JudgedAssertions {
  const read = { ...seen, text: answerText(seen) };
  const results = assertions.map((assertion) => judgeAssertion(assertion, read, file));
  const pairs = assertions.map((assertion, at) => [assertion, results[at]] as const);
  const counting = pairs.filter(([{ weight }]) => weight > 0).map(([, result]) => result);
  const cannot = counting.find((result) => result?.outcome === "unsupported");
  const failed = counting.find((result) => result?.outcome === "failed");
  const score = assertions.length === 0 ? null : meanOf(pairs);
  const held = threshold === undefined ? !failed : (score ?? 1) >= threshold;
  const because =
    threshold === undefined ? failed?.because : `the score ${(score ?? 1).toFixed(2)} is below ${threshold}`;
  return {
    results,
    held: held && !cannot,
    score,
    metrics: metricsOf(pairs),
    ...(cannot && { unsupported: cannot.because }),
    ...(!held && because !== undefined && { because }),
  };
}

type Pair = readonly [Assertion, AssertionResult | undefined];

/** @param file the case's, for the place of what cannot be judged */
function judgeAssertion(assertion: Assertion, seen: Observation, file: string): AssertionResult {
  const judged = assertion.type === ASSERT_SET ? judgeSet(assertion, seen, file) : judgeOne(assertion, seen);
  if ("unsupported" in judged) {
    const isPlaced = judged.unsupported.startsWith(`${assertion.file ?? file}:`);
    const place = `${assertion.file ?? file}:${assertion.line}`;
    return {
      outcome: "unsupported",
      because: isPlaced ? judged.unsupported : `${place} ${nameOf(assertion)}: ${judged.unsupported}`,
    };
  }
  const { holds, wanted, seen: found } = judged;
  const score = judged.score ?? (holds ? 1 : 0);
  const text = `expected the answer ${assertion.negated ? "not " : ""}${wanted}${found ? `; it is ${found}` : ""}`;
  return {
    outcome: holds !== assertion.negated || assertion.weight === 0 ? "held" : "failed",
    score: assertion.negated ? 1 - score : score,
    because: text,
  };
}

function judgeOne(assertion: Assertion, seen: Observation): Judged {
  if (assertion.unsupported !== undefined) return { unsupported: assertion.unsupported };
  return kindOf(assertion.type)?.judge(assertion, seen) ?? { unsupported: "its type is not known" };
}

function judgeSet({ assertions = [], threshold }: Assertion, seen: Observation, file: string): Judged {
  const set = judgeAssertions({ assertions, file, ...(threshold !== undefined && { threshold }) }, seen);
  if (set.unsupported !== undefined) return { unsupported: set.unsupported };
  return {
    holds: set.held,
    score: set.score ?? 1,
    wanted: `to hold a set of ${assertions.length} assertions`,
    ...(set.because !== undefined && { seen: `not so: ${set.because}` }),
  };
}

function nameOf({ type, negated }: Assertion): string {
  return negated ? `not-${type}` : type;
}

function metricsOf(pairs: readonly Pair[]): Record<string, number> {
  const names = new Set(pairs.flatMap(([{ metric }]) => metric ?? []));
  const measured = pairs.filter(([, result]) => result?.outcome !== "unsupported");
  return Object.fromEntries(
    [...names].map((name) => {
      const named = measured.filter(([{ metric }]) => metric === name);
      // What has no weight in the verdict has one under its own name.
      return [name, meanOf(named.map(([each, result]) => [{ ...each, weight: each.weight || 1 }, result]))];
    }),
  );
}

/** 0 where nothing has a weight. */
function meanOf(pairs: readonly Pair[]): number {
  let [sum, weights] = [0, 0];
  for (const [{ weight }, result] of pairs) {
    if (!result || result.outcome === "unsupported") continue;
    sum += result.score * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : 0;
}
