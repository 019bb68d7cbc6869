import { type Kysely, sql } from "kysely";
import type { QuestionId } from "../../core/question.ts";
import { JOB_TABLE } from "../job-table.ts";
import { QUESTION_QUEUE, type QuestionQueue } from "../question-queue.ts";
import { enqueue } from "../questions/enqueue.ts";
import type { Schema } from "../schema.ts";

/** A question that is being taken in has its job sooner. */
const KEPT_BEFORE = sql<Date>`now() - interval '5 seconds'`;
const AT_ONCE = 100;

/**
 * Queues questions that nobody would answer: whose intake died before it queued them, or whose job is over or
 * gone though they are not answered. Returns which.
 */
export async function queueStrays(
  db: Kysely<Schema>,
  queue: Pick<QuestionQueue, "add">,
): Promise<QuestionId[]> {
  return db.transaction().execute(async (transaction) => {
    const strays = await transaction
      .selectFrom("questions")
      .select("id")
      .where("answered_at", "is", null)
      .where("kept_at", "<", KEPT_BEFORE)
      .where(
        sql<boolean>`not exists (
          select from ${sql.raw(JOB_TABLE)} as job
          where job.name = ${QUESTION_QUEUE} and job.id = questions.job_id and job.state < 'completed'
        )`,
      )
      .orderBy("kept_at")
      .limit(AT_ONCE)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id } of strays) await enqueue(transaction, queue, id);
    return strays.map(({ id }) => id);
  });
}
