import type { EscalationReason } from "../core/handover.ts";
import { newHandoverId } from "../core/ids.ts";
import type { Person, Place, QuestionId } from "../core/question.ts";
import type { HandoverOpened } from "../store/handover.ts";
import { dueTask, firstCardTask } from "./follow-ups.ts";
import type { HandoverPorts } from "./ports.ts";

export interface Wish {
  /** What it comes from; the same again opens nothing again. */
  readonly eventId: string;
  readonly place: Place;
  readonly questionId: QuestionId;
  readonly requestedBy: Person;
  readonly reason: EscalationReason;
  /** Whether the asker is told by a message of its own, or by the answer that is on its way. */
  readonly announce: boolean;
}

/**
 * Opens a hand-over with its card, unless the conversation has one. Below a card nothing is handed over: those who
 * would answer are there.
 */
export async function escalate(
  { place, announce, ...wish }: Wish,
  { handovers, messages, timeoutMs, clock, emit }: HandoverPorts,
): Promise<HandoverOpened> {
  const side = await messages.sideOf(place.conversation);
  if (side?.in === "desk") return { status: "already-open", id: side.id };
  const id = newHandoverId();
  const openedAt = new Date(clock.now());
  const opened = await handovers.open({ ...wish, id, conversation: place.conversation, openedAt }, [
    firstCardTask(id, announce),
    dueTask(id, new Date(openedAt.getTime() + timeoutMs)),
  ]);
  if (opened.status === "opened")
    emit({ type: "handover_opened", handoverId: id, questionId: wish.questionId, reason: wish.reason });
  return opened;
}
