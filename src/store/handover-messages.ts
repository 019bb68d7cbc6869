import type { Kysely, Selectable } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { ConversationId } from "../core/question.ts";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { HandoverMessage, RevisedMessage } from "./handover-message.ts";
import { closedAtDesk, type HandoverSide, sideOf } from "./handover-side.ts";
import type { HandoverTables } from "./handover-tables.ts";
import { keepHandoverMessage, type MessageKept } from "./keep-handover-message.ts";
import { type Revision, reviseHandoverMessage } from "./revise-handover-message.ts";
import type { Schema } from "./schema.ts";

/** What people on both sides of a hand-over say to each other. */
export interface HandoverMessages {
  /** The open hand-over whose asker or whose card talks in this conversation. */
  sideOf(conversation: ConversationId): Promise<HandoverSide | undefined>;
  /** The hand-over that has ended below whose card this conversation is. */
  closedAtDesk(conversation: ConversationId): Promise<HandoverId | undefined>;
  /** Keeps a message with what follows from it. */
  keep(message: HandoverMessage, follow: readonly FollowUp[]): Promise<MessageKept>;
  has(messageId: string): Promise<boolean>;
  /** A message that is still to be carried over. */
  waiting(messageId: string): Promise<HandoverMessage | undefined>;
  markRelayed(messageId: string, at: Date): Promise<void>;
  /** Keeps what its author made of a message, with what follows for its hand-over; nothing for what is not kept. */
  revise(revision: Revision, follow: (handoverId: HandoverId) => readonly FollowUp[]): Promise<void>;
  revised(messageId: string): Promise<RevisedMessage | undefined>;
}

export function createHandoverMessages(db: Kysely<Schema>, add: AddFollowUps): HandoverMessages {
  return {
    sideOf: (conversation) => sideOf(db, conversation),
    closedAtDesk: (conversation) => closedAtDesk(db, conversation),
    keep: (message, follow) => keepHandoverMessage(db, add, message, follow),
    has: async (messageId) => (await rowOf(db, messageId)) !== undefined,
    async waiting(messageId) {
      const row = await rowOf(db, messageId);
      return row && !row.relayed_at && !row.deleted_at ? messageOf(row) : undefined;
    },
    async markRelayed(messageId, at) {
      await db
        .updateTable("handover_messages")
        .set({ relayed_at: at })
        .where("message_id", "=", messageId)
        .execute();
    },
    revise: (revision, follow) => reviseHandoverMessage(db, add, revision, follow),
    async revised(messageId) {
      const row = await rowOf(db, messageId);
      return row && { ...messageOf(row), deleted: row.deleted_at !== null };
    },
  };
}

function rowOf(db: Kysely<Schema>, messageId: string) {
  return db
    .selectFrom("handover_messages")
    .selectAll()
    .where("message_id", "=", messageId)
    .executeTakeFirst();
}

function messageOf(row: Selectable<HandoverTables["handover_messages"]>): HandoverMessage {
  return {
    messageId: row.message_id,
    handoverId: row.handover_id,
    to: row.to_side,
    author: { id: row.author_id },
    text: row.text,
    saidAt: row.said_at,
  };
}
