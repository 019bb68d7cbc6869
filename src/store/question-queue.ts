import type { Transaction } from "kysely";
import { fromKysely, type PgBoss } from "pg-boss";
import type { ConversationId, Person, QuestionId } from "../core/question.ts";
import { type JobTry, openJobQueue, type WorkOptions } from "./job-queue.ts";
import type { HeldJob } from "./job-table.ts";
import { ClaimLostError } from "./questions.ts";
import type { Schema } from "./schema.ts";
import type { Signals } from "./signals.ts";

/**
 * Handles one question. What it throws is tried again. The signal's reason is a ClaimLostError where the question
 * was changed meanwhile and is queued again.
 */
export type QuestionHandler = (questionId: QuestionId, given: JobTry) => Promise<void>;

/** What the order of the questions depends on. */
export interface QueuedQuestion {
  readonly id: QuestionId;
  readonly conversation: ConversationId;
  readonly asker: Person;
  /** How many questions of this asker wait already: those who ask much let the others go before. */
  readonly askersBacklog: number;
}

export interface QuestionQueue {
  /** Queues a question within a transaction, so that it is queued if and only if it is kept. Returns the job's id. */
  add(transaction: Transaction<Schema>, question: QueuedQuestion): Promise<string | null>;
  /** Tells whoever works on a question, when the transaction commits, that this is of no use any more. */
  supersede(transaction: Transaction<Schema>, questionId: QuestionId): Promise<void>;
  /** Starts to work on questions: so many conversations at a time here, so many of one asker everywhere. */
  work(options: Required<WorkOptions>, handle: QuestionHandler): Promise<void>;
  handOver(held: readonly HeldJob[]): Promise<void>;
  stop(deadlineMs: number): Promise<void>;
}

export const QUESTION_QUEUE = "questions";
const SUPERSEDED = "question-superseded";

/** Beyond this an asker's questions are equally far behind. */
const LOWEST_PRIORITY = -20;

export async function openQuestionQueue(boss: PgBoss, signals: Signals): Promise<QuestionQueue> {
  const queue = await openJobQueue<{ questionId: QuestionId }>(boss, signals, QUESTION_QUEUE);
  const working = new Map<unknown, AbortController>();
  signals.hear(SUPERSEDED, (questionId) => {
    working.get(questionId)?.abort(new ClaimLostError(`${questionId} was changed`));
  });
  return {
    add: (transaction, { id: questionId, conversation, asker, askersBacklog }) =>
      boss.send(
        QUESTION_QUEUE,
        { questionId },
        {
          singletonKey: conversation,
          group: { id: asker.id },
          priority: Math.max(LOWEST_PRIORITY, -askersBacklog),
          db: fromKysely(transaction),
        },
      ),
    supersede: (transaction, questionId) => signals.tell(SUPERSEDED, questionId, transaction),
    work: (options, handle) =>
      queue.work(options, async ({ questionId }, { retry, signal }) => {
        const superseded = new AbortController();
        working.set(questionId, superseded);
        try {
          await handle(questionId, { retry, signal: AbortSignal.any([signal, superseded.signal]) });
        } finally {
          if (working.get(questionId) === superseded) working.delete(questionId);
        }
      }),
    handOver: queue.handOver,
    stop: queue.stop,
  };
}
