import { type Kysely, sql } from "kysely";
import type { QuestionId } from "../../core/question.ts";
import { type HeldJob, JOB_TABLE } from "../job-table.ts";
import { QUESTION_QUEUE } from "../question-queue.ts";
import { isAlive } from "../replica.ts";
import type { Schema } from "../schema.ts";

/** A job that was taken, and of which no living replica knows. */
export interface Orphan extends HeldJob {
  readonly questionId: QuestionId;
}

/** Between taking a job and noting who took its question up a living replica needs far less. */
const TAKEN_BEFORE = sql`now() - interval '2 seconds'`;

/** The jobs whose replica has died with them, wherever between taking the job and ending it. */
export async function findOrphans(db: Kysely<Schema>): Promise<Orphan[]> {
  const { rows } = await sql<Orphan>`
    select job.id, job.retry_count as "retryCount", question.id as "questionId"
    from ${sql.raw(JOB_TABLE)} as job
    join questions as question on question.id = job.data->>'questionId'
    where job.name = ${QUESTION_QUEUE} and job.state = 'active' and job.started_on < ${TAKEN_BEFORE}
      and (question.worker is null or not ${isAlive("question.worker")})`.execute(db);
  return rows;
}
