import type { EvaluatedQuestion } from "../../src/evaluation/evaluated-question.ts";
import { type Judged, judge } from "../../src/evaluation/verdict.ts";

/** A question that was evaluated, judged as the room judges it. */
export function evaluated(observed: Partial<EvaluatedQuestion> = {}): EvaluatedQuestion {
  const judged = { gold: [], outcome: "refused", ranking: [], cited: [], ...observed } satisfies Judged;
  return { id: "q", question: "What?", model: "extractive", costUsd: 0, ...judged, verdict: judge(judged) };
}
