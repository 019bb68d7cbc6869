import type { Kysely } from "kysely";
import { reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import type { QuestionId } from "../core/question.ts";
import type { QuestionQueue } from "./question-queue.ts";
import { findOrphans, type Orphan } from "./recovery/find-orphans.ts";
import { queueStrays } from "./recovery/queue-strays.ts";
import type { Schema } from "./schema.ts";
import type { Session } from "./session.ts";

export interface Recovery {
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;
/** What is left over by other ways than a death is rare, and its search reads every open question. */
const LOOKS_PER_SEARCH = 2;

/**
 * Looks, as every replica does, for the work of replicas that are dead and gives it back to the queue, where
 * whoever is free takes it at once. Pg-boss' heartbeats would do so too, but within fifteen seconds.
 */
export function startRecovery(
  db: Kysely<Schema>,
  queue: Pick<QuestionQueue, "add" | "handOver">,
  session: Session,
  emit: Emit,
): Recovery {
  let seenBefore = new Set<string>();
  let looks = 0;
  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    // A replica that is cut off cannot tell who else is.
    if (!session.isOpen() || looking) return;
    looking = look().catch(complain);
    void looking.then(() => (looking = undefined));
  }, LOOK_EVERY_MS);

  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };

  async function look(): Promise<void> {
    const orphans = await findOrphans(db);
    // After a restart of Postgres everybody is without a lock for a moment.
    const certain = orphans.filter((orphan) => seenBefore.has(claimOf(orphan)));
    seenBefore = new Set(orphans.map(claimOf));
    if (certain.length > 0) await queue.handOver(certain);
    tell(certain.map(({ questionId }) => questionId));
    looks += 1;
    if (looks % LOOKS_PER_SEARCH === 0) tell(await queueStrays(db, queue));
  }

  function tell(recovered: readonly QuestionId[]): void {
    for (const questionId of recovered) emit({ type: "question_recovered", questionId });
  }

  function complain(error: unknown): void {
    emit({ type: "error_occurred", errorType: "recovery", message: reasonOf(error) });
  }
}

function claimOf({ id, retryCount }: Orphan): string {
  return `${id} ${retryCount}`;
}
