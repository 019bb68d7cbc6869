import type { Kysely } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { ConversationId } from "../core/question.ts";
import type { Schema } from "./schema.ts";

/** Those who asked, and those who answer in the bot's place. */
export type Side = "asker" | "desk";

/** An open hand-over as one of its two conversations sees it. */
export interface HandoverSide {
  readonly id: HandoverId;
  readonly in: Side;
  readonly claimed: boolean;
}

/** The open hand-over whose asker or whose card talks in a conversation. */
export async function sideOf(
  db: Kysely<Schema>,
  conversation: ConversationId,
): Promise<HandoverSide | undefined> {
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

/** The hand-over that has ended below whose card a conversation is. */
export async function closedAtDesk(
  db: Kysely<Schema>,
  conversation: ConversationId,
): Promise<HandoverId | undefined> {
  const row = await db
    .selectFrom("handovers")
    .select("id")
    .where("desk_conversation", "=", conversation)
    .where("closed_at", "is not", null)
    .executeTakeFirst();
  return row?.id;
}
