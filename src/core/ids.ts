import { randomUUID } from "node:crypto";
import type { HandoverId } from "./handover.ts";
import type { ConversationId, QuestionId } from "./question.ts";

export function newQuestionId(): QuestionId {
  return `q_${randomUUID()}` as QuestionId;
}

export function isQuestionId(text: string): text is QuestionId {
  return /^q_[0-9a-f-]{36}$/.test(text);
}

export function newHandoverId(): HandoverId {
  return `h_${randomUUID()}` as HandoverId;
}

/** Joins a channel's coordinates to the id of a conversation, such as `slack:T1:C1:1700000000.000100`. */
export function conversationIdOf(channel: string, ...coordinates: readonly string[]): ConversationId {
  return [channel, ...coordinates].join(":") as ConversationId;
}
