import type { JobWithMetadata, PgBoss } from "pg-boss";
import { giveBack, type HeldJob } from "./job-table.ts";
import { createRunningJobs, type RunningJobs } from "./running-jobs.ts";
import type { Signals } from "./signals.ts";

/** What a handler is told beside the job's data. */
export interface JobTry {
  /** How many tries went before; such a try may have done a part of the work. */
  readonly retry: number;
  /** Aborted when the work should end: another process has the job, or this one stops. */
  readonly signal: AbortSignal;
}

export interface WorkOptions {
  /** How many jobs at a time in this process. */
  readonly slots: number;
  /** How many jobs of one group at a time, in all processes together. */
  readonly perGroup?: number;
}

export interface JobQueue<Data extends object> {
  work(options: WorkOptions, handle: (data: Data, given: JobTry) => Promise<void>): Promise<void>;
  /** Gives jobs back that are held by these claims; whoever is free takes them at once. */
  handOver(held: readonly HeldJob[]): Promise<void>;
  /** Takes no more jobs, lets those that run end, within the deadline, and hands the rest over. */
  stop(deadlineMs: number): Promise<void>;
}

const HEARTBEAT_SECONDS = 10;
/** Longer than the longest model call that the settings allow. */
const FIFTEEN_MINUTES = 900;
const HALF_A_DAY = 43_200;
/** The handlers decide when it is enough; a job that pg-boss gives up would block its key. */
const ENDLESS = 100_000;
const RETRY_DELAY_MAX_SECONDS = 60;

const QUEUE_OPTIONS = {
  notify: true,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: FIFTEEN_MINUTES,
  retryLimit: ENDLESS,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: RETRY_DELAY_MAX_SECONDS,
  deleteAfterSeconds: HALF_A_DAY,
} as const;

const FETCH_OPTIONS = {
  includeMetadata: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 2,
} as const;

const JOBS_GIVEN_BACK = "jobs-given-back";

const NO_JOB = "00000000-0000-0000-0000-000000000000";

/** Opens a queue whose jobs of one key are done one after the other, in the order in which they were added. */
export async function openJobQueue<Data extends object>(
  boss: PgBoss,
  signals: Signals,
  name: string,
): Promise<JobQueue<Data>> {
  await boss.createQueue(name, { policy: "key_strict_fifo", ...QUEUE_OPTIONS });
  // A queue that an earlier version made has the options of then.
  await boss.updateQueue(name, QUEUE_OPTIONS);
  // pg-boss reads what it knows of a queue at its first use, on a connection of its own. Were that within a
  // transaction, it could wait for a connection that others hold who wait for this transaction.
  await boss.getJobById(name, NO_JOB);
  const running = createRunningJobs(handOver);
  const slots: string[] = [];
  const stopHearing = signals.hear(JOBS_GIVEN_BACK, (queue) => {
    if (queue === name) for (const slot of slots) boss.notifyWorker(slot);
  });
  return {
    handOver,
    async work({ slots: count, perGroup }, handle) {
      const options = { ...FETCH_OPTIONS, ...(perGroup !== undefined && { groupConcurrency: perGroup }) };
      while (slots.length < count) slots.push(await openSlot(boss, name, options, running, handle));
    },
    async stop(deadlineMs) {
      stopHearing();
      await running.end(boss.offWork(name, { wait: true }), deadlineMs);
    },
  };

  async function handOver(held: readonly HeldJob[]): Promise<void> {
    await giveBack(boss, name, held);
    await signals.tell(JOBS_GIVEN_BACK, name);
  }
}

/**
 * A slot sleeps until the database notifies of a new job. A job that waited for its key, its group or a free
 * slot was notified of long ago, so a slot looks again as soon as it has finished one.
 */
async function openSlot<Data extends object>(
  boss: PgBoss,
  name: string,
  options: typeof FETCH_OPTIONS & { groupConcurrency?: number },
  running: RunningJobs,
  handle: (data: Data, given: JobTry) => Promise<void>,
): Promise<string> {
  const slot: { id?: string } = {};
  slot.id = await boss.work(name, options, async ([job]: JobWithMetadata<Data>[]) => {
    if (slot.id) boss.notifyWorker(slot.id);
    if (job) await running.run(job, (signal) => handle(job.data, { retry: job.retryCount, signal }));
  });
  return slot.id;
}
