import type { RetrievedPassage } from "../core/answer.ts";
import type { QuestionId } from "../core/question.ts";
import type { AnswerPorts } from "./ports.ts";
import type { Understood } from "./understand.ts";

const PASSAGES = 8;

export function retrieve(
  questionId: QuestionId,
  { query }: Understood,
  { knowledge, clock, emit }: AnswerPorts,
): RetrievedPassage[] {
  const startedAt = clock.now();
  const passages = knowledge.search(query, PASSAGES);
  emit({
    type: "retrieval_finished",
    questionId,
    passages: passages.length,
    coverage: passages[0]?.coverage ?? 0,
    durationMs: clock.now() - startedAt,
  });
  return passages;
}
