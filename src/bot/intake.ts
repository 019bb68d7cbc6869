import type { Deliver, Inbound } from "../channels/channel.ts";
import type { Emit } from "../core/events.ts";
import { newQuestionId } from "../core/ids.ts";
import type { ConversationId } from "../core/question.ts";
import type { QuestionLimits } from "../limits/question-limits.ts";
import { sayLimit } from "../limits/say-limit.ts";
import type { Questions } from "../store/questions.ts";
import { createInOrder } from "./in-order.ts";

export interface IntakePorts {
  readonly questions: Questions;
  readonly limits: QuestionLimits;
  readonly emit: Emit;
}

/**
 * Takes questions in: counts them against the limits and keeps them with their job in one transaction.
 * It resolves when the question cannot be lost any more, and rejects when it could not be kept.
 */
export function createIntake({ questions, limits, emit }: IntakePorts): Deliver {
  const inOrder = createInOrder<ConversationId>();
  // Slack tells of them in order; kept at the same time they would overtake each other.
  return (inbound) => inOrder(inbound.place.conversation, () => take(inbound));

  async function take(inbound: Inbound): Promise<void> {
    const { place, text } = inbound;
    if (inbound.onlyIfJoined && !(await questions.has(place.conversation))) return;
    const id = newQuestionId();
    const limited = await countLimits(inbound);
    const kept = await questions.keep({ ...inbound, id, ...(limited && { limited: limited.message }) });
    if (kept.status === "repeated") {
      emit({ type: "question_repeated", questionId: id, channel: place.channel });
      return;
    }
    const { channel, conversation } = place;
    if (kept.newConversation) emit({ type: "conversation_started", conversation });
    emit({ type: "question_received", questionId: id, channel, conversation, characters: text.length });
    if (limited) emit({ type: "question_limited", questionId: id, limit: limited.limit });
  }

  async function countLimits({ asker }: Inbound) {
    const over = await limits.count(asker);
    return over && { limit: over.limit, message: sayLimit(over) };
  }
}
