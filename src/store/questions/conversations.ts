import type { Kysely, Transaction } from "kysely";
import type { ConversationId, Place } from "../../core/question.ts";
import type { Schema } from "../schema.ts";

/** Whether the bot is part of a conversation, and is not muted there. */
export async function followsConversation(
  db: Kysely<Schema>,
  conversation: ConversationId,
): Promise<boolean> {
  const row = await db
    .selectFrom("conversations")
    .select("muted")
    .where("id", "=", conversation)
    .executeTakeFirst();
  return row !== undefined && !row.muted;
}

/** Makes the bot a part of a conversation; tells whether it was none before. */
export async function joinConversation(
  transaction: Transaction<Schema>,
  { conversation, channel }: Place,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("conversations")
    .values({ id: conversation, channel })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

export async function muteConversation(
  transaction: Transaction<Schema>,
  conversation: ConversationId,
  muted: boolean,
): Promise<void> {
  await transaction.updateTable("conversations").set({ muted }).where("id", "=", conversation).execute();
}
