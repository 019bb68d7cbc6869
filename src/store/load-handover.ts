import type { Kysely } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { Handover } from "./handover.ts";
import type { Schema } from "./schema.ts";

export async function loadHandover(db: Kysely<Schema>, id: HandoverId): Promise<Handover | undefined> {
  const row = await rowOf(db, id);
  if (!row) return undefined;
  return {
    id,
    reason: row.reason,
    requestedBy: { id: row.requested_by },
    question: { id: row.question_id, text: row.text, asker: { id: row.asker_id } },
    place: { channel: row.channel, conversation: row.conversation_id, address: row.address },
    openedAt: row.opened_at,
    ...(row.waiting_since && { waitingSince: row.waiting_since }),
    ...(row.claimed_by !== null && { claimedBy: { id: row.claimed_by } }),
    ...(row.card && { card: row.card }),
    ...endOf(row),
  };
}

/** The open one for the question that a message asked. */
export async function openHandoverFor(
  db: Kysely<Schema>,
  messageId: string,
): Promise<Pick<Handover, "id" | "openedAt"> | undefined> {
  const row = await db
    .selectFrom("handovers")
    .innerJoin("questions", "questions.id", "handovers.question_id")
    .select(["handovers.id", "handovers.opened_at"])
    .where("questions.message_id", "=", messageId)
    .where("handovers.closed_at", "is", null)
    .executeTakeFirst();
  return row && { id: row.id, openedAt: row.opened_at };
}

function rowOf(db: Kysely<Schema>, id: HandoverId) {
  return db
    .selectFrom("handovers")
    .innerJoin("questions", "questions.id", "handovers.question_id")
    .selectAll("handovers")
    .select(["questions.text", "questions.asker_id", "questions.channel", "questions.address"])
    .where("handovers.id", "=", id)
    .executeTakeFirst();
}

type Row = NonNullable<Awaited<ReturnType<typeof rowOf>>>;

function endOf({ ending, closed_at, closed_by, note }: Row): Pick<Handover, "end"> {
  if (!ending || !closed_at) return {};
  return {
    end: {
      ending,
      at: closed_at,
      ...(closed_by !== null && { by: { id: closed_by } }),
      ...(note !== null && { note }),
    },
  };
}
