import type { Transaction } from "kysely";
import type { QuestionId } from "../../core/question.ts";
import type { QuestionQueue } from "../question-queue.ts";
import type { Schema } from "../schema.ts";

/** Adds a job for a kept question, at the end of its conversation's order. */
export async function enqueue(
  transaction: Transaction<Schema>,
  queue: Pick<QuestionQueue, "add">,
  id: QuestionId,
): Promise<void> {
  const { conversation_id: conversation, asker_id } = await transaction
    .selectFrom("questions")
    .select(["conversation_id", "asker_id"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const askersBacklog = await unfinishedOf(transaction, asker_id, id);
  const job_id = await queue.add(transaction, { id, conversation, asker: { id: asker_id }, askersBacklog });
  await transaction.updateTable("questions").set({ job_id }).where("id", "=", id).execute();
}

async function unfinishedOf(
  transaction: Transaction<Schema>,
  asker: string,
  but: QuestionId,
): Promise<number> {
  const { unfinished } = await transaction
    .selectFrom("questions")
    .select(({ fn }) => fn.countAll<string>().as("unfinished"))
    .where("asker_id", "=", asker)
    .where("answered_at", "is", null)
    .where("id", "<>", but)
    .executeTakeFirstOrThrow();
  return Number(unfinished);
}
