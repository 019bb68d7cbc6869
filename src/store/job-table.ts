import type { PgBoss } from "pg-boss";

/**
 * The table in which pg-boss 12 keeps its jobs, for what its interface does not offer: to give a job back at
 * once, at its place in its key's order. Its own `fail` waits before the next try, and its `restore` lets two
 * workers hold the same claim.
 */
export const JOB_TABLE = "pgboss.job";

/** A job as a worker holds it: `retryCount` is what tells its claim from a later one. */
export interface HeldJob {
  readonly id: string;
  readonly retryCount: number;
}

/** Gives those jobs back that are still held by these claims, to be taken at once. */
export async function giveBack(boss: PgBoss, queue: string, held: readonly HeldJob[]): Promise<void> {
  const claims = held.map(({ id, retryCount }) => ({ id, retry_count: retryCount }));
  await boss.getDb().executeSql(GIVE_BACK, [queue, JSON.stringify(claims)]);
}

const GIVE_BACK = `
  update ${JOB_TABLE} as job
  set state = 'retry', start_after = now(), heartbeat_on = null
  from json_to_recordset($2::json) as held (id uuid, retry_count int)
  where job.name = $1 and job.id = held.id and job.retry_count = held.retry_count and job.state = 'active'`;
