import type { Generated } from "kysely";
import type { QuestionId } from "../core/question.ts";
import type { VoteReason } from "../core/vote.ts";

/** The tables of migration 0004. */
export interface FeedbackTables {
  votes: VotesTable;
}

/** The latest vote of a person on an answer. */
interface VotesTable {
  question_id: QuestionId;
  voter_id: string;
  event_id: string;
  helped: boolean;
  reason: VoteReason | null;
  comment: string | null;
  voted_at: Date;
  kept_at: Generated<Date>;
}
