import type { Kysely } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { Side } from "./handover-side.ts";
import type { Schema } from "./schema.ts";

/** What its author made of a message: another text, or nothing. */
export type Revision =
  | {
      readonly type: "edited";
      readonly messageId: string;
      /** The new text, as it is kept for the side that it goes to. */
      readonly textFor: (to: Side) => string;
      readonly at: Date;
    }
  | { readonly type: "deleted"; readonly messageId: string; readonly at: Date };

/** What is deleted stays so, and an edit that was held up on its way does not undo a later one. */
export async function reviseHandoverMessage(
  db: Kysely<Schema>,
  add: AddFollowUps,
  revision: Revision,
  follow: (handoverId: HandoverId) => readonly FollowUp[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { messageId, at } = revision;
    const row = await transaction
      .selectFrom("handover_messages")
      .select(["handover_id", "to_side", "text", "edited_at"])
      .where("message_id", "=", messageId)
      .where("deleted_at", "is", null)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return;
    const text = revision.type === "edited" ? revision.textFor(row.to_side) : "";
    if (revision.type === "edited" && (row.text === text || (row.edited_at && row.edited_at >= at))) return;
    await transaction
      .updateTable("handover_messages")
      .set(revision.type === "edited" ? { text, edited_at: at } : { text, deleted_at: at })
      .where("message_id", "=", messageId)
      .execute();
    await add(follow(row.handover_id), transaction);
  });
}
