import type { Evaluation } from "./evaluate.ts";
import type { EvaluatedQuestion } from "./evaluated-question.ts";
import { modelShares } from "./model-shares.ts";
import type { JudgedThreshold } from "./thresholds.ts";
import { ATTRIBUTIONS, type Attribution } from "./verdict.ts";

/** How many questions there are, and what became of them. */
export interface Counts {
  readonly questions: number;
  readonly withGold: number;
  readonly withoutGold: number;
  readonly passed: number;
  readonly failed: Readonly<Record<Attribution, number>>;
}

export function countsOf(questions: readonly EvaluatedQuestion[]): Counts {
  const withGold = questions.filter(({ gold }) => gold.length > 0).length;
  const having = (wanted: EvaluatedQuestion["verdict"]) =>
    questions.filter(({ verdict }) => verdict === wanted).length;
  return {
    questions: questions.length,
    withGold,
    withoutGold: questions.length - withGold,
    passed: having("pass"),
    failed: Object.fromEntries(ATTRIBUTIONS.map((name) => [name, having(name)])) as Counts["failed"],
  };
}

/** The whole result for `--json`: the same for the same questions, knowledge and answers. */
export function recordOf(
  { knowledge, model, metrics, questions }: Evaluation,
  thresholds: readonly JudgedThreshold[],
) {
  return {
    knowledge,
    model,
    counts: countsOf(questions),
    models: modelShares(questions),
    metrics,
    thresholds,
    questions: questions.map(({ verdict, ranking, ...question }) => ({
      ...question,
      ranking: ranking ?? null,
      verdict: verdict === "pass" ? "pass" : "fail",
      ...(verdict !== "pass" && { attribution: verdict }),
    })),
  };
}
