import type { Kysely } from "kysely";
import type { QuestionQueue } from "./question-queue.ts";
import { claimedWrites } from "./questions/claimed-writes.ts";
import { followsConversation } from "./questions/conversations.ts";
import { keepQuestion } from "./questions/keep.ts";
import { editQuestion, settleOpenQuestions, withdrawQuestion } from "./questions/revise.ts";
import { loadQuestion, takeQuestion } from "./questions/take.ts";
import type { Questions } from "./questions.ts";
import type { Replica } from "./replica.ts";
import type { Schema } from "./schema.ts";

/** The questions that are kept, as one replica sees and changes them. */
export function createQuestions(
  db: Kysely<Schema>,
  queue: Pick<QuestionQueue, "add" | "supersede">,
  replica: Replica,
): Questions {
  return {
    keep: (question, decide) => keepQuestion(db, queue, question, decide),
    follows: (conversation) => followsConversation(db, conversation),
    edit: (messageId, text, editedAt) => editQuestion(db, queue, { messageId, text, editedAt }),
    withdraw: (messageId) => withdrawQuestion(db, queue, messageId),
    settleOpen: (conversation, askedUntil, answerTo) =>
      settleOpenQuestions(db, queue, { conversation, askedUntil, answerTo }),
    load: (id) => loadQuestion(db, id),
    take: (id) => takeQuestion(db, replica, id),
    ...claimedWrites(db),
  };
}
