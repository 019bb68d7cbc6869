import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { openQuestionQueue, type QuestionHandler } from "./question-queue.ts";
import { createQuestions, type Questions } from "./questions.ts";

export interface Store {
  readonly questions: Questions;
  work(concurrency: number, handle: QuestionHandler): Promise<void>;
  isReachable(): Promise<boolean>;
  poolUsage(): number;
  /** Lets running work end, within the deadline, then closes every connection. */
  close(deadlineMs: number): Promise<void>;
}

/**
 * Opens everything that is kept in Postgres, at this version's schema.
 * @throws LedgerError DATABASE_UNAVAILABLE
 */
export async function openStore(url: string, emit: Emit): Promise<Store> {
  const database = await openDatabase(url, emit);
  try {
    await migrate(database.db);
    const queue = await openQuestionQueue(url, emit);
    return {
      questions: createQuestions(database.db, queue),
      work: queue.work,
      poolUsage: database.poolUsage,
      isReachable: () =>
        answers(database.db.selectNoFrom((expression) => expression.lit(1).as("one")).execute()),
      async close(deadlineMs) {
        await queue.stop(deadlineMs);
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    if (error instanceof LedgerError) throw error;
    throw new LedgerError(
      "DATABASE_UNAVAILABLE",
      `The question queue could not be opened: ${reasonOf(error)}`,
      "Check that the user in DATABASE_URL may create a schema.",
      error,
    );
  }
}

async function answers(query: Promise<unknown>): Promise<boolean> {
  return query.then(
    () => true,
    () => false,
  );
}
