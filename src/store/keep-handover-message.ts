import { type Kysely, sql, type Transaction } from "kysely";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { HandoverMessage } from "./handover-message.ts";
import type { Schema } from "./schema.ts";

/** `known` is a message that was kept before, here or as a question; `closed` came after the end. */
export type MessageKept = "kept" | "known" | "closed";

/** Keeps a message with what follows from it, unless it is known or the hand-over has ended. */
export async function keepHandoverMessage(
  db: Kysely<Schema>,
  add: AddFollowUps,
  message: HandoverMessage,
  follow: readonly FollowUp[],
): Promise<MessageKept> {
  return db.transaction().execute(async (transaction) => {
    const open = await isOpen(transaction, message);
    if (await isKnown(transaction, message)) return "known";
    if (!open) return "closed";
    if (!(await insert(transaction, message))) return "known";
    await noteWaiting(transaction, message);
    await add(follow, transaction);
    return "kept";
  });
}

/** Holds its row until the end: a hand-over that ends at this moment waits, or has ended and gets no message. */
async function isOpen(transaction: Transaction<Schema>, { handoverId }: HandoverMessage): Promise<boolean> {
  const row = await transaction
    .selectFrom("handovers")
    .select("id")
    .where("id", "=", handoverId)
    .where("closed_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Told of twice, it may also have been taken for a question before people had the conversation in hand. */
async function isKnown(transaction: Transaction<Schema>, { messageId }: HandoverMessage): Promise<boolean> {
  const { rows } = await sql`
    select from handover_messages where message_id = ${messageId}
    union all select from questions where message_id = ${messageId}`.execute(transaction);
  return rows.length > 0;
}

async function insert(
  transaction: Transaction<Schema>,
  { messageId, handoverId, to, author, text, saidAt }: HandoverMessage,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("handover_messages")
    .values({
      message_id: messageId,
      handover_id: handoverId,
      to_side: to,
      author_id: author.id,
      text,
      said_at: saidAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}

/** An agent's word ends the waiting; the asker's begins it, where it has not begun before. */
async function noteWaiting(
  transaction: Transaction<Schema>,
  { handoverId, to, saidAt }: HandoverMessage,
): Promise<void> {
  let update = transaction
    .updateTable("handovers")
    .set({ waiting_since: to === "asker" ? null : saidAt })
    .where("id", "=", handoverId);
  if (to === "desk") update = update.where("waiting_since", "is", null);
  await update.execute();
}
