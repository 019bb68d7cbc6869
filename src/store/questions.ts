import type { Kysely } from "kysely";
import type { Answer } from "../core/answer.ts";
import type { ConversationId, Person, Place, Question, QuestionId, Turn } from "../core/question.ts";
import type { QuestionQueue } from "./question-queue.ts";
import type { Schema } from "./schema.ts";

export interface NewQuestion {
  readonly id: QuestionId;
  readonly eventId: string;
  readonly messageId: string;
  readonly text: string;
  readonly asker: Person;
  readonly place: Place;
  readonly askedAt: Date;
  readonly limited?: string;
}

export type Kept =
  | { readonly status: "kept"; readonly newConversation: boolean }
  | { readonly status: "repeated" };

/** A question as a worker takes it up, with what an earlier try left. */
export interface KeptQuestion {
  readonly question: Question;
  readonly limited?: string;
  readonly reply?: Readonly<Record<string, string>>;
  /** The answer that an earlier try made, and perhaps could not send. */
  readonly answer?: Answer;
  /** Nothing is left to do: the answer is sent, or nobody is there to get it. */
  readonly done: boolean;
}

export interface Questions {
  /** Keeps and queues a question in one transaction; one that is known by its event or message is not kept again. */
  keep(question: NewQuestion): Promise<Kept>;
  has(conversation: ConversationId): Promise<boolean>;
  load(id: QuestionId): Promise<KeptQuestion | undefined>;
  saveReply(id: QuestionId, reply: Readonly<Record<string, string>>): Promise<void>;
  saveAnswer(id: QuestionId, answer: Answer): Promise<void>;
  markDone(id: QuestionId, at: Date): Promise<void>;
}

const TURNS_REMEMBERED = 6;

export function createQuestions(db: Kysely<Schema>, queue: Pick<QuestionQueue, "add">): Questions {
  return {
    keep: (question) => keep(db, queue, question),
    has: (conversation) => hasConversation(db, conversation),
    load: (id) => load(db, id),
    async saveReply(id, reply) {
      await db
        .updateTable("questions")
        .set({ reply: JSON.stringify(reply) })
        .where("id", "=", id)
        .execute();
    },
    async saveAnswer(id, answer) {
      await db
        .updateTable("questions")
        .set({ answer: JSON.stringify(answer), outcome: answer.outcome })
        .where("id", "=", id)
        .execute();
    },
    async markDone(id, at) {
      await db.updateTable("questions").set({ answered_at: at }).where("id", "=", id).execute();
    },
  };
}

async function keep(
  db: Kysely<Schema>,
  queue: Pick<QuestionQueue, "add">,
  question: NewQuestion,
): Promise<Kept> {
  const { id, place, asker, limited = null } = question;
  return db.transaction().execute(async (transaction) => {
    const conversation = await transaction
      .insertInto("conversations")
      .values({ id: place.conversation, channel: place.channel })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    const kept = await transaction
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
        limited,
        asked_at: question.askedAt,
        outcome: null,
        answered_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!kept.numInsertedOrUpdatedRows) return { status: "repeated" };
    await queue.add(transaction, id, place.conversation);
    return { status: "kept", newConversation: Boolean(conversation.numInsertedOrUpdatedRows) };
  });
}

async function hasConversation(db: Kysely<Schema>, conversation: ConversationId): Promise<boolean> {
  const row = await db
    .selectFrom("conversations")
    .select("id")
    .where("id", "=", conversation)
    .executeTakeFirst();
  return row !== undefined;
}

async function load(db: Kysely<Schema>, id: QuestionId): Promise<KeptQuestion | undefined> {
  const row = await db.selectFrom("questions").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) return undefined;
  return {
    question: {
      id,
      text: row.text,
      asker: { id: row.asker_id },
      place: { channel: row.channel, conversation: row.conversation_id, address: row.address },
      thread: await turnsBefore(db, row.conversation_id, row.asked_at),
      askedAt: row.asked_at,
    },
    ...(row.limited !== null && { limited: row.limited }),
    ...(row.reply !== null && { reply: row.reply }),
    ...(row.answer !== null && { answer: row.answer }),
    done: row.answered_at !== null,
  };
}

/** The latest answered turns of a conversation, oldest first. */
async function turnsBefore(db: Kysely<Schema>, conversation: ConversationId, before: Date): Promise<Turn[]> {
  const rows = await db
    .selectFrom("questions")
    .select(["text", "answer"])
    .where("conversation_id", "=", conversation)
    .where("asked_at", "<", before)
    .where("outcome", "=", "answered")
    .orderBy("asked_at", "desc")
    .limit(TURNS_REMEMBERED / 2)
    .execute();
  return rows.reverse().flatMap(({ text, answer }) => [
    { speaker: "asker" as const, text },
    { speaker: "ledger" as const, text: answer?.text ?? "" },
  ]);
}
