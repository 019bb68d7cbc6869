import type { Answer } from "../../../core/answer.ts";
import { feedbackBlocks } from "../feedback-blocks.ts";
import { renderAnswer, renderProgress } from "../render.ts";
import { STOPPED } from "./marks.ts";
import type { ReplyContext } from "./reply-context.ts";
import type { ReplyPart } from "./reply-part.ts";

/** The messages of an answer, in order. */
export function answerParts({ questionId, askPerson }: ReplyContext, answer: Answer): readonly ReplyPart[] {
  const messages = renderAnswer(answer, feedbackBlocks(questionId, answer.outcome, { askPerson }));
  return messages.map((content, at) => ({
    mark: { part: at + 1, parts: messages.length, state: answer.outcome },
    content,
  }));
}

/** What is left of an answer that its reader stopped: what was shown, and that it ends there. */
export function stoppedParts({ state }: ReplyContext): readonly ReplyPart[] {
  const content = renderProgress(`${state.shown.trimEnd()}\n\n_You stopped the answer here._`.trimStart());
  return [{ mark: { part: 1, parts: 1, state: STOPPED }, content }];
}
