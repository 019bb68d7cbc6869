import type { EvaluatedQuestion } from "./evaluated-question.ts";

/** What one model had to do with an evaluation. */
export interface ModelShare {
  readonly model: string;
  readonly questions: number;
  /** US dollars; null where a price is not known. */
  readonly costUsd: number | null;
}

/** How many questions each model was asked, and what that cost; the one that was asked most comes first. */
export function modelShares(questions: readonly EvaluatedQuestion[]): ModelShare[] {
  const byModel = Map.groupBy(questions, ({ model }) => model);
  const shares = [...byModel].map(([model, asked]) => ({
    model,
    questions: asked.length,
    costUsd: sumOf(asked.map(({ costUsd }) => costUsd)),
  }));
  return shares.sort((one, other) => other.questions - one.questions || one.model.localeCompare(other.model));
}

/** Rounded to a millionth of a dollar. */
function sumOf(costs: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const cost of costs) {
    if (cost === null) return null;
    sum += cost;
  }
  return Math.round(sum * 1e6) / 1e6;
}
