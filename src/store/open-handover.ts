import type { Kysely } from "kysely";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { HandoverOpened, NewHandover } from "./handover.ts";
import type { Schema } from "./schema.ts";

/** Opens a hand-over unless the conversation has an open one, or the event opened one before. */
export async function openHandover(
  db: Kysely<Schema>,
  add: AddFollowUps,
  { id, eventId, conversation, questionId, requestedBy, reason, openedAt }: NewHandover,
  follow: readonly FollowUp[],
): Promise<HandoverOpened> {
  return db.transaction().execute(async (transaction) => {
    const opened = await transaction
      .insertInto("handovers")
      .values({
        id,
        event_id: eventId,
        conversation_id: conversation,
        question_id: questionId,
        requested_by: requestedBy.id,
        reason,
        opened_at: openedAt,
        waiting_since: openedAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (opened.numInsertedOrUpdatedRows) {
      await add(follow, transaction);
      return { status: "opened", id };
    }
    const open = await transaction
      .selectFrom("handovers")
      .select(["id", "event_id"])
      .where("conversation_id", "=", conversation)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (open && open.event_id !== eventId) return { status: "already-open", id: open.id };
    return { status: "repeated", open: open !== undefined };
  });
}
