import type { RetrievedPassage } from "../../core/answer.ts";
import type { Emit } from "../../core/events.ts";
import type { QuestionId } from "../../core/question.ts";
import { disarmPassage } from "./disarm-passage.ts";

/** The passages as people see them; those that give orders to a model are left out, and told of. */
export function disarm(
  questionId: QuestionId,
  passages: readonly RetrievedPassage[],
  emit: Emit,
): RetrievedPassage[] {
  return passages.flatMap((found) => {
    const { passage, suspect } = disarmPassage(found);
    if (suspect) emit({ type: "passage_distrusted", questionId, source: passage.source });
    return suspect ? [] : [passage];
  });
}
