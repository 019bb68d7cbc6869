import { judgeAssertions } from "../assertions/judge-assertions.ts";
import type { Case } from "../case.ts";
import { judge } from "../judge/judge.ts";
import type { Result } from "../result.ts";
import type { Asked } from "../through/asked.ts";

/** Judges what came of a case. */
export function resultOf(given: Case, sample: number, asked: Asked): Result {
  if (asked.kind !== "observed")
    return { case: given, sample, verdict: asked, observation: null, assertions: [], scores: {} };
  const { observation } = asked;
  const { results } = judgeAssertions(given, observation);
  return { case: given, sample, observation, assertions: results, ...judge(given, observation, results) };
}
