import type { Kysely } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { ConversationId, Person } from "../core/question.ts";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { Handover, HandoverEnd, HandoverOpened, NewHandover } from "./handover.ts";
import { type Change, changeHandover } from "./handover-change.ts";
import { loadHandover, openHandoverFor } from "./load-handover.ts";
import { openHandover } from "./open-handover.ts";
import type { Schema } from "./schema.ts";

/** Hand-overs in Postgres. Each change happens once, whoever else tries it, together with what follows from it. */
export interface Handovers {
  open(handover: NewHandover, follow: readonly FollowUp[]): Promise<HandoverOpened>;
  load(id: HandoverId): Promise<Handover | undefined>;
  /** The open one for the question that a message asked. */
  openFor(messageId: string): Promise<Pick<Handover, "id" | "openedAt"> | undefined>;
  /** True for the one of all who claim it; false where somebody has it or it is closed. */
  claim(id: HandoverId, by: Person, at: Date, follow: readonly FollowUp[]): Promise<boolean>;
  release(id: HandoverId, at: Date, follow: readonly FollowUp[]): Promise<boolean>;
  /** With `waitingSince` only if nobody said anything since. */
  close(id: HandoverId, end: HandoverEnd, follow: readonly FollowUp[], waitingSince?: Date): Promise<boolean>;
  /** Notes where the card stands, and the conversation below it. */
  saveCard(
    id: HandoverId,
    card: Readonly<Record<string, string>>,
    conversation: ConversationId,
  ): Promise<void>;
}

export function createHandovers(db: Kysely<Schema>, add: AddFollowUps): Handovers {
  const change = (id: HandoverId, wanted: Change, follow: readonly FollowUp[] = []) =>
    changeHandover(db, add, id, wanted, follow);
  return {
    open: (handover, follow) => openHandover(db, add, handover, follow),
    load: (id) => loadHandover(db, id),
    openFor: (messageId) => openHandoverFor(db, messageId),
    claim: (id, by, at, follow) =>
      change(
        id,
        { set: { claimed_by: by.id, claimed_at: at, waiting_since: at }, where: { claimed_by: null } },
        follow,
      ),
    release: (id, at, follow) =>
      change(
        id,
        { set: { claimed_by: null, claimed_at: null, waiting_since: at }, where: { claimed_by: "anybody" } },
        follow,
      ),
    close: (id, { ending, at, by, note }, follow, waitingSince) =>
      change(
        id,
        {
          set: { ending, closed_at: at, closed_by: by?.id ?? null, note: note ?? null },
          ...(waitingSince && { where: { waiting_since: waitingSince } }),
        },
        follow,
      ),
    async saveCard(id, card, conversation) {
      await db
        .updateTable("handovers")
        .set({ card: JSON.stringify(card), desk_conversation: conversation })
        .where("id", "=", id)
        .execute();
    },
  };
}
