import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

/** Runs work in a transaction and keeps what it did only where its result says so. */
export async function keepIf<Result>(
  db: Kysely<Schema>,
  isKept: (result: Result) => boolean,
  work: (transaction: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  const transaction = await db.startTransaction().execute();
  try {
    const result = await work(transaction);
    await (isKept(result) ? transaction.commit() : transaction.rollback()).execute();
    return result;
  } catch (error) {
    // A connection that is lost cannot roll back, and the server does it then.
    if (!transaction.isCommitted && !transaction.isRolledBack)
      await transaction
        .rollback()
        .execute()
        .catch(() => {});
    throw error;
  }
}
