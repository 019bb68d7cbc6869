import type { Kysely, Updateable } from "kysely";
import type { HandoverId } from "../core/handover.ts";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { HandoverTables } from "./handover-tables.ts";
import type { Schema } from "./schema.ts";

/** What becomes of a hand-over that is not closed, and how it must stand for that. */
export interface Change {
  readonly set: Updateable<HandoverTables["handovers"]>;
  readonly where?: {
    readonly claimed_by?: null | "anybody";
    readonly waiting_since?: Date;
  };
}

/**
 * Changes a hand-over in one statement, so that of many who try at the same moment Postgres lets one through: the
 * others wait for its row and then find that it does not stand as they need it.
 */
export async function changeHandover(
  db: Kysely<Schema>,
  add: AddFollowUps,
  id: HandoverId,
  { set, where = {} }: Change,
  follow: readonly FollowUp[],
): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    let update = transaction
      .updateTable("handovers")
      .set(set)
      .where("id", "=", id)
      .where("closed_at", "is", null);
    if (where.claimed_by === null) update = update.where("claimed_by", "is", null);
    if (where.claimed_by === "anybody") update = update.where("claimed_by", "is not", null);
    if (where.waiting_since) update = update.where("waiting_since", "=", where.waiting_since);
    const { numUpdatedRows } = await update.executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await add(follow, transaction);
    return true;
  });
}
