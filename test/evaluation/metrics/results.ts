import type { Case } from "../../../src/evaluation/case.ts";
import type { Verdict } from "../../../src/evaluation/judge/verdict.ts";
import type { Observation } from "../../../src/evaluation/observation.ts";
import type { Result, Scores } from "../../../src/evaluation/result.ts";
import { caseOf, observationOf } from "../judge/given.ts";

export interface GivenResult {
  readonly case?: Partial<Case>;
  readonly sample?: number;
  readonly verdict?: Verdict;
  readonly observation?: Partial<Observation> | null;
  readonly scores?: Scores;
  readonly brokeBaseline?: true;
}

export const FAIL: Verdict = { kind: "fail", attribution: "wrong-answer", because: "it is wrong" };

/** A case that passed, and what is different. */
export function resultOf(id: string, of: GivenResult = {}): Result {
  return {
    case: caseOf({ ...of.case, id }),
    sample: of.sample ?? 1,
    verdict: of.verdict ?? { kind: "pass" },
    observation: of.observation === null ? null : observationOf(of.observation),
    assertions: [],
    scores: of.scores ?? {},
    ...(of.brokeBaseline && { brokeBaseline: true }),
  };
}
