import type { Kysely, Transaction } from "kysely";
import type { QuestionId } from "../core/question.ts";
import type { VoteReason } from "../core/vote.ts";
import type { AddFollowUps, FollowUp } from "./follow-up.ts";
import type { Schema } from "./schema.ts";
import { type VotedAnswer, votedSince } from "./voted-answers.ts";

export interface NewVote {
  readonly eventId: string;
  readonly questionId: QuestionId;
  readonly voterId: string;
  readonly helped: boolean;
  readonly votedAt: Date;
  readonly reason?: VoteReason;
  readonly comment?: string;
}

/** `stale` is a vote that is known already, older than the one that is kept, or on an answer that is gone. */
export type VoteKept = { readonly status: "kept"; readonly changed: boolean } | { readonly status: "stale" };

export interface Votes {
  /** Keeps a vote in the place of the person's earlier one, with the work that follows from it. */
  keep(vote: NewVote, follow: readonly FollowUp[]): Promise<VoteKept>;
  /** What was voted on since then, in the order in which it was asked. */
  votedSince(since: Date): Promise<readonly VotedAnswer[]>;
}

export function createVotes(db: Kysely<Schema>, add: AddFollowUps): Votes {
  return {
    keep: (vote, follow) =>
      db.transaction().execute(async (transaction) => {
        const kept = await keepVote(transaction, vote);
        if (kept.status === "kept") await add(follow, transaction);
        return kept;
      }),
    votedSince: (since) => votedSince(db, since),
  };
}

async function keepVote(transaction: Transaction<Schema>, vote: NewVote): Promise<VoteKept> {
  // Two votes on one answer wait for each other, and a question cannot be deleted in between.
  const question = await transaction
    .selectFrom("questions")
    .select("id")
    .where("id", "=", vote.questionId)
    .forUpdate()
    .executeTakeFirst();
  if (!question) return { status: "stale" };
  const earlier = await transaction
    .selectFrom("votes")
    .select("helped")
    .where("question_id", "=", vote.questionId)
    .where("voter_id", "=", vote.voterId)
    .executeTakeFirst();
  const kept = await upsert(transaction, vote);
  return kept ? { status: "kept", changed: earlier?.helped !== vote.helped } : { status: "stale" };
}

async function upsert(transaction: Transaction<Schema>, vote: NewVote): Promise<boolean> {
  const values = {
    event_id: vote.eventId,
    helped: vote.helped,
    reason: vote.reason ?? null,
    comment: vote.comment ?? null,
    voted_at: vote.votedAt,
  };
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("votes")
    .values({ question_id: vote.questionId, voter_id: vote.voterId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(["question_id", "voter_id"])
        .doUpdateSet(values)
        .where("votes.event_id", "<>", vote.eventId)
        // An event that was held up on its way is older than what the person said since.
        .where("votes.voted_at", "<=", vote.votedAt),
    )
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}
