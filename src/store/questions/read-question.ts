import type { Kysely, Selectable } from "kysely";
import { type ConversationId, TURNS_REMEMBERED, type Turn } from "../../core/question.ts";
import type { KeptQuestion } from "../questions.ts";
import type { Schema } from "../schema.ts";

/** A question's row as the bot sees it, with the turns of its conversation before it. */
export async function readQuestion(
  db: Kysely<Schema>,
  row: Selectable<Schema["questions"]>,
): Promise<KeptQuestion> {
  return {
    question: {
      id: row.id,
      text: row.text,
      asker: { id: row.asker_id },
      place: { channel: row.channel, conversation: row.conversation_id, address: row.address },
      thread: await turnsBefore(db, row.conversation_id, row.asked_at),
      askedAt: row.asked_at,
    },
    ...(row.reply !== null && { reply: row.reply }),
    ...(row.answer !== null && { answer: row.answer }),
    withdrawn: row.outcome === "withdrawn",
    done: row.answered_at !== null,
  };
}

/** The latest turns of a conversation that were answered or asked back, oldest first. */
async function turnsBefore(db: Kysely<Schema>, conversation: ConversationId, before: Date): Promise<Turn[]> {
  const rows = await db
    .selectFrom("questions")
    .select(["text", "answer", "outcome"])
    .where("conversation_id", "=", conversation)
    .where("asked_at", "<", before)
    .where("outcome", "in", ["answered", "clarify"])
    .orderBy("asked_at", "desc")
    .limit(TURNS_REMEMBERED / 2)
    .execute();
  return rows.reverse().flatMap(({ text, answer, outcome }): Turn[] => [
    { speaker: "asker", text },
    { speaker: "ledger", text: answer?.text ?? "", ...(outcome === "clarify" && { asksBack: true }) },
  ]);
}
