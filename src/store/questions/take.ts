import type { Kysely } from "kysely";
import type { QuestionId } from "../../core/question.ts";
import type { KeptQuestion, TakenQuestion } from "../questions.ts";
import type { Replica } from "../replica.ts";
import type { Schema } from "../schema.ts";
import { readQuestion } from "./read-question.ts";

export async function loadQuestion(db: Kysely<Schema>, id: QuestionId): Promise<KeptQuestion | undefined> {
  const row = await db.selectFrom("questions").selectAll().where("id", "=", id).executeTakeFirst();
  return row && readQuestion(db, row);
}

/** Takes a question up for this replica; from then on no earlier try may write. */
export async function takeQuestion(
  db: Kysely<Schema>,
  replica: Replica,
  id: QuestionId,
): Promise<TakenQuestion | undefined> {
  const row = await db
    .updateTable("questions")
    .set(({ eb }) => ({ attempt: eb("attempt", "+", 1), worker: replica.number }))
    .where("id", "=", id)
    .where("answered_at", "is", null)
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const claim = { questionId: id, attempt: row.attempt };
  return { ...(await readQuestion(db, row)), claim, failures: row.failures };
}
