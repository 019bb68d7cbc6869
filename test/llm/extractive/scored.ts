import type { RetrievedPassage } from "../../../src/core/answer.ts";
import { askedOf } from "../../../src/llm/extractive/asked.ts";
import type { Intent } from "../../../src/llm/extractive/intent.ts";
import { scoreUnits } from "../../../src/llm/extractive/score.ts";
import { type Unit, unitsOf } from "../../../src/llm/extractive/units.ts";

/** The units of passages with their scores for a question of a given intent, in their order. */
export function scored(intent: Intent, question: string, ...passages: readonly RetrievedPassage[]) {
  const units = passages.flatMap(unitsOf);
  const weights = askedOf(question, question, units)[0]?.weights ?? new Map<string, number>();
  const scores = scoreUnits({ intent, weights }, passages, units);
  return units.map((unit): [Unit, number] => [unit, scores.get(unit) ?? 0]);
}
