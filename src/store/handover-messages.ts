import type { Kysely, Transaction } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { ConversationId, Person } from "../core/question.ts";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { Schema } from "./schema.ts";

export type Side = "asker" | "desk";

export interface HandoverMessage {
  readonly messageId: string;
  readonly handoverId: HandoverId;
  /** Where it is carried to. */
  readonly to: Side;
  readonly author: Person;
  readonly text: string;
  readonly saidAt: Date;
}

/** An open hand-over as one of its two conversations sees it. */
export interface HandoverSide {
  readonly id: HandoverId;
  readonly in: Side;
  readonly claimed: boolean;
}

/** What people on both sides of a hand-over say to each other. */
export interface HandoverMessages {
  /** The open hand-over whose asker or whose card talks in this conversation. */
  sideOf(conversation: ConversationId): Promise<HandoverSide | undefined>;
  /** Keeps a message with the work that follows; false where it is kept already or the hand-over is closed. */
  keep(message: HandoverMessage, follow: readonly FollowUp[]): Promise<boolean>;
  has(messageId: string): Promise<boolean>;
  /** A message that is still to be carried over. */
  waiting(messageId: string): Promise<HandoverMessage | undefined>;
  markRelayed(messageId: string, at: Date): Promise<void>;
}

export function createHandoverMessages(db: Kysely<Schema>, add: AddFollowUps): HandoverMessages {
  return {
    sideOf: (conversation) => sideOf(db, conversation),
    keep: (message, follow) => keep(db, add, message, follow),
    async has(messageId) {
      const row = await db
        .selectFrom("handover_messages")
        .select("message_id")
        .where("message_id", "=", messageId)
        .executeTakeFirst();
      return row !== undefined;
    },
    waiting: (messageId) => waiting(db, messageId),
    async markRelayed(messageId, at) {
      await db
        .updateTable("handover_messages")
        .set({ relayed_at: at })
        .where("message_id", "=", messageId)
        .execute();
    },
  };
}

async function sideOf(db: Kysely<Schema>, conversation: ConversationId): Promise<HandoverSide | undefined> {
  const row = await db
    .selectFrom("handovers")
    .select(["id", "conversation_id", "claimed_by"])
    .where("closed_at", "is", null)
    .where((is) =>
      is.or([is("conversation_id", "=", conversation), is("desk_conversation", "=", conversation)]),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    in: row.conversation_id === conversation ? "asker" : "desk",
    claimed: row.claimed_by !== null,
  };
}

async function keep(
  db: Kysely<Schema>,
  add: AddFollowUps,
  message: HandoverMessage,
  follow: readonly FollowUp[],
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    if (!(await isOpen(transaction, message))) return false;
    if (!(await insert(transaction, message))) return false;
    await noteWaiting(transaction, message);
    await add(follow, transaction);
    return true;
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

async function waiting(db: Kysely<Schema>, messageId: string): Promise<HandoverMessage | undefined> {
  const row = await db
    .selectFrom("handover_messages")
    .selectAll()
    .where("message_id", "=", messageId)
    .where("relayed_at", "is", null)
    .executeTakeFirst();
  return (
    row && {
      messageId,
      handoverId: row.handover_id,
      to: row.to_side,
      author: { id: row.author_id },
      text: row.text,
      saidAt: row.said_at,
    }
  );
}
