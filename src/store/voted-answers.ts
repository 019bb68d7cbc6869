import { type Kysely, sql } from "kysely";
import type { Answer } from "../core/answer.ts";
import type { QuestionId } from "../core/question.ts";
import type { VoteReason } from "../core/vote.ts";
import type { Schema } from "./schema.ts";

/** An answer that somebody voted on, with every vote on it. */
export interface VotedAnswer {
  readonly questionId: QuestionId;
  readonly question: string;
  readonly answer: Answer;
  /** Whether it was asked after another answer in its conversation, and may need that to be understood. */
  readonly followUp: boolean;
  readonly votes: readonly GivenVote[];
}

export interface GivenVote {
  readonly helped: boolean;
  readonly reason?: VoteReason;
  readonly comment?: string;
}

/** What was voted on since a time, in the order in which it was asked. */
export async function votedSince(db: Kysely<Schema>, since: Date): Promise<readonly VotedAnswer[]> {
  const rows = await db
    .selectFrom("votes")
    .innerJoin("questions", "questions.id", "votes.question_id")
    .select(["questions.id", "questions.text", "questions.answer", "helped", "reason", "comment"])
    .select(FOLLOWS_ANOTHER.as("followUp"))
    .where(sql<boolean>`questions.id in (select question_id from votes where voted_at >= ${since})`)
    .where("questions.answer", "is not", null)
    .orderBy("questions.asked_at")
    .orderBy("questions.id")
    .orderBy("votes.voted_at")
    .execute();
  const voted = new Map<QuestionId, VotedAnswer & { votes: GivenVote[] }>();
  for (const { id, text, answer, followUp, helped, reason, comment } of rows) {
    if (!answer) continue;
    const known = voted.get(id) ?? { questionId: id, question: text, answer, followUp, votes: [] };
    known.votes.push({ helped, ...(reason && { reason }), ...(comment && { comment }) });
    voted.set(id, known);
  }
  return [...voted.values()];
}

/** What was said before may be needed to understand it. */
const FOLLOWS_ANOTHER = sql<boolean>`exists (
  select from questions earlier
  where earlier.conversation_id = questions.conversation_id
  and earlier.asked_at < questions.asked_at
  and earlier.outcome = 'answered'
)`;
