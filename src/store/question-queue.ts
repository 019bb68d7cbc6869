import type { Transaction } from "kysely";
import { fromKysely, type JobWithMetadata, PgBoss } from "pg-boss";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import type { ConversationId, QuestionId } from "../core/question.ts";
import type { Schema } from "./schema.ts";

/** Handles one question. `retry` counts the earlier tries, which may have posted something. */
export type QuestionHandler = (questionId: QuestionId, retry: number) => Promise<void>;

export interface QuestionQueue {
  /** Queues a question within a transaction, so that it is queued if and only if it is kept. */
  add(transaction: Transaction<Schema>, questionId: QuestionId, conversation: ConversationId): Promise<void>;
  /** Starts to work on questions, so many conversations at a time. */
  work(concurrency: number, handle: QuestionHandler): Promise<void>;
  /** Lets running handlers end, within the deadline, then closes. */
  stop(deadlineMs: number): Promise<void>;
}

const QUEUE = "questions";
const HEARTBEAT_SECONDS = 10;
const FIVE_MINUTES = 300;
const HALF_A_DAY = 43_200;

const WORK_OPTIONS = {
  includeMetadata: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 2,
} as const;

/** Opens the queue, making its tables at the first time. */
export async function openQuestionQueue(url: string, emit: Emit): Promise<QuestionQueue> {
  const boss = new PgBoss({
    connectionString: url,
    application_name: "ledger-queue",
    max: 6,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
  });
  boss.on("error", (error) => emit({ type: "error_occurred", errorType: "queue", message: reasonOf(error) }));
  await boss.start();
  await boss.createQueue(QUEUE, {
    policy: "key_strict_fifo",
    notify: true,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: FIVE_MINUTES,
    retryLimit: 100,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    deleteAfterSeconds: HALF_A_DAY,
  });

  return {
    async add(transaction, questionId, conversation) {
      await boss.send(QUEUE, { questionId }, { singletonKey: conversation, db: fromKysely(transaction) });
    },
    async work(concurrency, handle) {
      for (let slot = 0; slot < concurrency; slot += 1) await startWorker(boss, handle);
    },
    async stop(deadlineMs) {
      await boss.stop({ graceful: true, timeout: deadlineMs, close: true });
    },
  };
}

/**
 * A worker sleeps until the database notifies of a new job. A job that waited for its conversation, or
 * for a free worker, was notified of long ago, so a worker looks again as soon as it has finished one.
 */
async function startWorker(boss: PgBoss, handle: QuestionHandler): Promise<void> {
  const worker: { id?: string } = {};
  worker.id = await boss.work(
    QUEUE,
    WORK_OPTIONS,
    async ([job]: JobWithMetadata<{ questionId: QuestionId }>[]) => {
      if (worker.id) boss.notifyWorker(worker.id);
      if (job) await handle(job.data.questionId, job.retryCount);
    },
  );
}
