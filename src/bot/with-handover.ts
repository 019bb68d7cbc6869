import type { HandoverAnswers } from "../handover/answers.ts";
import type { AnswerQuestion } from "./answer-question.ts";

/** Answers, unless the question is a wish for a person; and hands over where the answer calls for that. */
export function withHandover(answer: AnswerQuestion, { before, after }: HandoverAnswers): AnswerQuestion {
  return async (question, options) =>
    (await before(question)) ?? after(question, await answer(question, options));
}
