import { answer as answerFromKnowledge } from "../answer/answer.ts";
import type { AnswerPorts } from "../answer/ports.ts";
import type { Answer, RetrievedPassage } from "../core/answer.ts";
import { reasonOf } from "../core/errors.ts";
import type { Question } from "../core/question.ts";
import { sayFailed } from "./worker/say-failed.ts";

export interface AnswerQuestionOptions {
  /** Ends the answer: it then throws, and nothing is said. */
  readonly signal: AbortSignal;
  /** Which attempt at the question it is, from 1. */
  readonly attempt: number;
  /** Hears the text as it grows. */
  readonly onText: (text: string) => void;
  /** Hears what was found, before the answer is made of it. */
  readonly onRetrieved?: (passages: readonly RetrievedPassage[]) => void;
}

export type AnswerQuestion = (question: Question, options: AnswerQuestionOptions) => Promise<Answer>;

/** Answers by the answer path; what goes wrong in it becomes an answer too. */
export function createAnswerQuestion(ports: AnswerPorts): AnswerQuestion {
  return async (question, { onText, onRetrieved, ...options }) => {
    const { signal } = options;
    try {
      const progress = answerFromKnowledge(question, ports, options);
      for (;;) {
        const step = await progress.next();
        // What was made while it was told to end may be less than it could be.
        signal.throwIfAborted();
        if (step.done) return step.value;
        if (step.value.type === "text") onText(step.value.text);
        else onRetrieved?.(step.value.passages);
      }
    } catch (error) {
      signal.throwIfAborted();
      ports.emit({
        type: "error_occurred",
        errorType: "answer",
        message: reasonOf(error),
        questionId: question.id,
      });
      return sayFailed(question);
    }
  };
}
