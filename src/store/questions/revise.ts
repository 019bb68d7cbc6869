import { type ExpressionBuilder, type Kysely, sql, type Transaction } from "kysely";
import type { Answer } from "../../core/answer.ts";
import type { ConversationId, QuestionId } from "../../core/question.ts";
import type { QuestionQueue } from "../question-queue.ts";
import type { Schema } from "../schema.ts";
import { enqueue } from "./enqueue.ts";

type Queue = Pick<QuestionQueue, "add" | "supersede">;

export interface Edit {
  readonly messageId: string;
  readonly text: string;
  readonly editedAt: Date;
}

/** So long after its answer an edited question is answered anew; later the thread has moved on. */
const JUST_ANSWERED = sql<Date>`now() - interval '5 minutes'`;
/** So often a question is changed, because an edit costs an answer and counts against no limit. */
const MOST_EDITS = 5;
/** What was turned away stays so, whatever is made of its text. */
const REVISABLE = ["answered", "refused", "clarify", "failed"] as const;

/** Gives a question its new text, and lets it be answered anew in the same message. */
export async function editQuestion(
  db: Kysely<Schema>,
  queue: Queue,
  { messageId, text, editedAt }: Edit,
): Promise<QuestionId | undefined> {
  return db.transaction().execute(async (transaction) => {
    const edited = await transaction
      .updateTable("questions")
      .set(({ eb }) => ({
        text,
        edited_at: editedAt,
        edits: eb("edits", "+", 1),
        attempt: eb("attempt", "+", 1),
        failures: 0,
        answer: null,
        outcome: null,
        answered_at: null,
      }))
      .where("message_id", "=", messageId)
      .where("text", "<>", text)
      .where("edits", "<", MOST_EDITS)
      .where(({ eb }) => eb.or([eb("edited_at", "is", null), eb("edited_at", "<", editedAt)]))
      .where(({ eb }) => eb.or([eb("outcome", "is", null), eb("outcome", "in", REVISABLE)]))
      .where(({ eb }) => eb.or([eb("answered_at", "is", null), eb("answered_at", ">", JUST_ANSWERED)]))
      .returning(["id", "worker"])
      .execute();
    await requeue(transaction, queue, edited);
    return edited[0]?.id;
  });
}

/** Takes back a question that is not answered yet; a worker then takes back its acknowledgement. */
export async function withdrawQuestion(
  db: Kysely<Schema>,
  queue: Queue,
  messageId: string,
): Promise<QuestionId | undefined> {
  return db.transaction().execute(async (transaction) => {
    const withdrawn = await transaction
      .updateTable("questions")
      .set(({ eb }) => ({ outcome: "withdrawn", attempt: eb("attempt", "+", 1), answer: null }))
      .where("message_id", "=", messageId)
      .where("answered_at", "is", null)
      .where(isNotWithdrawn)
      .returning(["id", "worker"])
      .execute();
    await requeue(transaction, queue, withdrawn);
    return withdrawn[0]?.id;
  });
}

/** Gives every open question of a conversation that was asked until then an answer, in place of its own. */
export async function settleOpenQuestions(
  db: Kysely<Schema>,
  queue: Queue,
  { conversation, askedUntil, answerTo }: OpenUntil,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const open = await transaction
      .selectFrom("questions")
      .select(["id", "worker", "text"])
      .where("conversation_id", "=", conversation)
      .where("asked_at", "<=", askedUntil)
      .where("answered_at", "is", null)
      .where(isNotWithdrawn)
      .orderBy("id")
      .forUpdate()
      .execute();
    for (const { id, text } of open) {
      const answer = answerTo(text);
      await transaction
        .updateTable("questions")
        .set(({ eb }) => ({
          outcome: answer.outcome,
          answer: JSON.stringify(answer),
          attempt: eb("attempt", "+", 1),
        }))
        .where("id", "=", id)
        .execute();
    }
    await requeue(transaction, queue, open);
  });
}

interface OpenUntil {
  readonly conversation: ConversationId;
  readonly askedUntil: Date;
  /** The answer to a question of this text. */
  readonly answerTo: (asked: string) => Answer;
}

function isNotWithdrawn({ eb, or }: ExpressionBuilder<Schema, "questions">) {
  return or([eb("outcome", "is", null), eb("outcome", "<>", "withdrawn")]);
}

/** One that no worker has taken up yet still has its job; another one has lost its claim, so a job follows. */
async function requeue(
  transaction: Transaction<Schema>,
  queue: Queue,
  changed: readonly { readonly id: QuestionId; readonly worker: number | null }[],
): Promise<void> {
  for (const { id } of changed.filter(({ worker }) => worker !== null)) {
    await enqueue(transaction, queue, id);
    await queue.supersede(transaction, id);
  }
}
