import type { Answer } from "../../../core/answer.ts";
import { feedbackBlocks } from "../feedback-blocks.ts";
import { renderAnswer, renderProgress } from "../render.ts";
import { STOPPED } from "./marks.ts";
import type { ReplyContext } from "./reply-context.ts";
import type { ReplyPart } from "./reply-part.ts";

/** The messages of an answer, in order. */
export function answerParts(
  { questionId, askPerson, phrases, language }: ReplyContext,
  answer: Answer,
): readonly ReplyPart[] {
  const feedback = feedbackBlocks(questionId, answer.outcome, { askPerson, language });
  const messages = renderAnswer(answer, feedback, phrases);
  return messages.map((content, at) => ({
    mark: { part: at + 1, parts: messages.length, state: answer.outcome },
    content,
  }));
}

/** What is left of an answer that its reader stopped: what was shown, and that it ends there. */
export function stoppedParts({ state, phrases }: ReplyContext): readonly ReplyPart[] {
  const content = renderProgress(`${state.shown.trimEnd()}\n\n_${phrases.stoppedHere}_`.trimStart());
  return [{ mark: { part: 1, parts: 1, state: STOPPED }, content }];
}
