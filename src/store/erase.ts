import { type Kysely, sql } from "kysely";
import { countTraces, eraseTraces, type Traces } from "./erase-traces.ts";
import type { Schema } from "./schema.ts";

/** How many rows of what are about a person. */
export interface PersonalData extends Traces {
  /** With their answers, votes on them and hand-overs of them. */
  readonly questions: number;
  readonly votes: number;
  /** What the person said to the other side of a hand-over. */
  readonly relayedMessages: number;
  /** Hand-overs of others' questions in which the person is named. */
  readonly handovers: number;
}

/** What the hand-overs of other people's questions hold in place of the person. */
const ERASED = "erased";

export async function countPersonalData(db: Kysely<Schema>, personId: string): Promise<PersonalData> {
  const { rows } = await sql<Omit<PersonalData, keyof Traces>>`
    select (select count(*) from questions where asker_id = ${personId})::int as questions,
           (select count(*) from votes where voter_id = ${personId})::int as votes,
           (select count(*) from handover_messages where author_id = ${personId})::int as "relayedMessages",
           (select count(*) from handovers where ${personId} in (requested_by, claimed_by, closed_by))::int
             as handovers`.execute(db);
  const found = rows[0] ?? { questions: 0, votes: 0, relayedMessages: 0, handovers: 0 };
  return { ...found, ...(await countTraces(db, personId)) };
}

/** Deletes all that is kept about a person, in one transaction, and tells what that was. */
export async function erasePerson(db: Kysely<Schema>, personId: string): Promise<PersonalData> {
  return db.transaction().execute(async (transaction) => {
    const found = await countPersonalData(transaction, personId);
    const asked = await transaction
      .deleteFrom("questions")
      .where("asker_id", "=", personId)
      .returning("conversation_id")
      .execute();
    await transaction.deleteFrom("votes").where("voter_id", "=", personId).execute();
    await transaction.deleteFrom("handover_messages").where("author_id", "=", personId).execute();
    for (const column of ["requested_by", "claimed_by", "closed_by"] as const)
      await transaction
        .updateTable("handovers")
        .set({ [column]: ERASED })
        .where(column, "=", personId)
        .execute();
    await forgetEmptyConversations(transaction);
    await eraseTraces(
      transaction,
      personId,
      asked.map((question) => question.conversation_id),
    );
    return found;
  });
}

/**
 * Deletes questions, with all that belongs to them, that were answered before a time; so many at most, so that
 * nobody waits long for the rows. Those that wait for an answer or for a person stay.
 * @returns how many questions were deleted
 */
export async function purgeQuestions(db: Kysely<Schema>, before: Date, most: number): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const { rows } = await sql`
      delete from questions where id in (
        select id from questions where answered_at < ${before}
        and not exists (select from handovers where question_id = questions.id and closed_at is null)
        order by answered_at limit ${most} for update skip locked
      ) returning id`.execute(transaction);
    if (rows.length > 0) await forgetEmptyConversations(transaction);
    return rows.length;
  });
}

export async function countPurgeable(db: Kysely<Schema>, before: Date): Promise<number> {
  const { rows } = await sql<{ questions: number }>`
    select count(*)::int as questions from questions where answered_at < ${before}
    and not exists (select from handovers where question_id = questions.id and closed_at is null)`.execute(
    db,
  );
  return rows[0]?.questions ?? 0;
}

/** A conversation in which a question arrives at this moment is locked by it, and skipped. */
async function forgetEmptyConversations(db: Kysely<Schema>): Promise<void> {
  await sql`
    delete from conversations where id in (
      select id from conversations
      where not exists (select from questions where conversation_id = conversations.id)
      and not exists (select from handovers where conversation_id = conversations.id)
      for update skip locked
    )`.execute(db);
}
