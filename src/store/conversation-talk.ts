import { type Kysely, sql } from "kysely";
import type { ConversationId, Place, QuestionId } from "../core/question.ts";
import type { Schema } from "./schema.ts";

/** A question of a conversation, with what the bot said to it, where it has said something. */
export interface AskedTurn {
  readonly questionId: QuestionId;
  readonly text: string;
  readonly answer?: string;
}

/** What was asked and answered in a conversation, for people who take it over. */
export interface ConversationTalk {
  /** Where a question was asked. */
  placeOf(questionId: QuestionId): Promise<Place | undefined>;
  /** The latest turns that were asked until then, oldest first. */
  turnsUntil(conversation: ConversationId, until: Date, limit: number): Promise<readonly AskedTurn[]>;
  /** How many other questions were refused since another question led to a person. */
  refusals(conversation: ConversationId, except: QuestionId): Promise<number>;
}

export function createConversationTalk(db: Kysely<Schema>): ConversationTalk {
  return {
    async placeOf(questionId) {
      const row = await db
        .selectFrom("questions")
        .select(["channel", "conversation_id", "address"])
        .where("id", "=", questionId)
        .executeTakeFirst();
      return row && { channel: row.channel, conversation: row.conversation_id, address: row.address };
    },
    async turnsUntil(conversation, until, limit) {
      const rows = await db
        .selectFrom("questions")
        .select(["id", "text", "answer"])
        .where("conversation_id", "=", conversation)
        .where("asked_at", "<=", until)
        .orderBy("asked_at", "desc")
        .limit(limit)
        .execute();
      return rows.reverse().map(({ id, text, answer }) => ({
        questionId: id,
        text,
        ...(answer && { answer: answer.text }),
      }));
    },
    async refusals(conversation, except) {
      const { refused } = await db
        .selectFrom("questions")
        .select(({ fn }) => fn.countAll().as("refused"))
        .where("conversation_id", "=", conversation)
        .where("id", "<>", except)
        .where("outcome", "=", "refused")
        .where(
          "asked_at",
          ">",
          sql<Date>`coalesce((select max(opened_at) from handovers
            where conversation_id = ${conversation} and question_id <> ${except}), '-infinity')`,
        )
        .executeTakeFirstOrThrow();
      return Number(refused);
    },
  };
}
