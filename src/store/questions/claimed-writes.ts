import type { Kysely, UpdateObject } from "kysely";
import { type Claim, ClaimLostError, type Questions } from "../questions.ts";
import type { Schema } from "../schema.ts";

type ClaimedWrites = Pick<Questions, "saveReply" | "saveAnswer" | "markDone" | "noteFailure">;

/** What a worker writes about the question it has taken up: refused once another try has taken it over. */
export function claimedWrites(db: Kysely<Schema>): ClaimedWrites {
  return {
    async saveReply(claim, reply) {
      await write(claim, { reply: JSON.stringify(reply) });
    },
    async saveAnswer(claim, answer) {
      await write(claim, { answer: JSON.stringify(answer), outcome: answer.outcome });
    },
    async markDone(claim, at, ending) {
      await write(claim, { answered_at: at, ...(ending && { outcome: ending }) });
    },
    async noteFailure(claim) {
      const { failures } = await ofClaim(claim)
        .set(({ eb }) => ({ failures: eb("failures", "+", 1) }))
        .returning("failures")
        .executeTakeFirstOrThrow(() => lost(claim));
      return failures;
    },
  };

  async function write(claim: Claim, values: UpdateObject<Schema, "questions">): Promise<void> {
    const { numUpdatedRows } = await ofClaim(claim).set(values).executeTakeFirst();
    if (!numUpdatedRows) throw lost(claim);
  }

  function ofClaim({ questionId, attempt }: Claim) {
    return db
      .updateTable("questions")
      .where("id", "=", questionId)
      .where("attempt", "=", attempt)
      .where("answered_at", "is", null);
  }
}

function lost({ questionId, attempt }: Claim): ClaimLostError {
  return new ClaimLostError(`Try ${attempt} at ${questionId} is over: a later one has taken it up.`);
}
