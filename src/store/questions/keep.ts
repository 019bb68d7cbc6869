import type { Kysely, Transaction } from "kysely";
import type { Answer } from "../../core/answer.ts";
import type { QuestionId } from "../../core/question.ts";
import type { QuestionQueue } from "../question-queue.ts";
import type { Kept, NewQuestion } from "../questions.ts";
import type { Schema } from "../schema.ts";
import { joinConversation, muteConversation } from "./conversations.ts";
import { enqueue } from "./enqueue.ts";

type Queue = Pick<QuestionQueue, "add">;

/**
 * Keeps a question and queues it. Where something is to be decided first, that stands between the two, so that
 * a repeated delivery is never counted against a limit; a question whose process died in between, or could not
 * decide, is queued by the recovery, undecided.
 */
export async function keepQuestion(
  db: Kysely<Schema>,
  queue: Queue,
  question: NewQuestion,
  decide?: () => Promise<Answer | undefined>,
): Promise<Kept> {
  const kept = await db.transaction().execute(async (transaction) => {
    const newConversation = await joinConversation(transaction, question.place);
    if (!(await insert(transaction, question))) return { status: "repeated" } as const;
    if (question.mutes !== undefined)
      await muteConversation(transaction, question.place.conversation, question.mutes);
    if (!decide) await enqueue(transaction, queue, question.id);
    return { status: "kept", newConversation } as const;
  });
  if (decide && kept.status === "kept") await decideAndQueue(db, queue, question, await decide());
  return kept;
}

async function insert(transaction: Transaction<Schema>, question: NewQuestion): Promise<boolean> {
  const { id, place, asker, ready } = question;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("questions")
    .values({
      id,
      event_id: question.eventId,
      message_id: question.messageId,
      conversation_id: place.conversation,
      channel: place.channel,
      address: JSON.stringify(place.address),
      asker_id: asker.id,
      text: question.text,
      asked_at: question.askedAt,
      outcome: ready?.outcome ?? null,
      answer: ready ? JSON.stringify(ready) : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

async function decideAndQueue(
  db: Kysely<Schema>,
  queue: Queue,
  { id }: NewQuestion,
  ready: Answer | undefined,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    if (!(await isUnqueued(transaction, id))) return;
    if (ready)
      await transaction
        .updateTable("questions")
        .set({ outcome: ready.outcome, answer: JSON.stringify(ready) })
        .where("id", "=", id)
        .execute();
    await enqueue(transaction, queue, id);
  });
}

/** The recovery has queued it where deciding took long; it is answered then, whatever was decided. */
async function isUnqueued(transaction: Transaction<Schema>, id: QuestionId): Promise<boolean> {
  const row = await transaction
    .selectFrom("questions")
    .select("id")
    .where("id", "=", id)
    .where("job_id", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}
