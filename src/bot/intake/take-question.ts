import type { AskedMessage } from "../../channels/inbound.ts";
import { type Answer, plainAnswer } from "../../core/answer.ts";
import type { Emit } from "../../core/events.ts";
import { newQuestionId } from "../../core/ids.ts";
import type { QuestionId } from "../../core/question.ts";
import { detectLanguage } from "../../language/detect-language.ts";
import type { QuestionLimits } from "../../limits/question-limits.ts";
import { sayLimit } from "../../limits/say-limit.ts";
import type { Questions } from "../../store/questions.ts";
import { redact } from "../../telemetry/redact.ts";
import type { Taker } from "../intake.ts";

export interface QuestionTakerPorts {
  readonly questions: Pick<Questions, "follows" | "keep">;
  readonly limits: QuestionLimits;
  readonly emit: Emit;
}

/** Keeps a question, without secrets and personal data, and queues it; one that is over a limit is answered by that. */
export function createQuestionTaker({ questions, limits, emit }: QuestionTakerPorts): Taker<"question"> {
  return async (message) => {
    const { place, text } = message;
    if (message.forPeople) return;
    if (message.onlyIfJoined && !(await questions.follows(place.conversation))) return;
    const questionId = message.questionId ?? newQuestionId();
    const { channel, conversation } = place;
    const kept = await questions.keep({ ...message, text: redact(text), id: questionId }, () =>
      turnAway(questionId, message),
    );
    if (kept.status === "repeated") {
      emit({ type: "question_repeated", questionId, channel });
      return;
    }
    if (kept.newConversation) emit({ type: "conversation_started", conversation });
    emit({ type: "question_received", questionId, channel, conversation, characters: text.length });
  };

  /** Counts a question, once it is known to be a new one. */
  async function turnAway(
    questionId: QuestionId,
    { asker, text }: AskedMessage,
  ): Promise<Answer | undefined> {
    const over = await limits.count(asker);
    if (!over) return undefined;
    emit({ type: "question_limited", questionId, limit: over.limit });
    return {
      ...plainAnswer("limited", sayLimit(over, detectLanguage(text))),
      retryAt: Date.now() + over.retryAfterMs,
    };
  }
}
