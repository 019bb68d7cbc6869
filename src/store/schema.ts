import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Answer, Outcome } from "../core/answer.ts";
import type { ConversationId, QuestionId } from "../core/question.ts";

/** The tables as the queries see them; `migrations/` makes them. */
export interface Schema {
  conversations: ConversationsTable;
  questions: QuestionsTable;
}

interface ConversationsTable {
  id: ConversationId;
  channel: string;
  started_at: Generated<Date>;
}

interface QuestionsTable {
  id: QuestionId;
  /** The channel's ids, each unique: what makes a repeated delivery visible. */
  event_id: string;
  message_id: string;
  conversation_id: ConversationId;
  channel: string;
  address: JSONColumnType<Record<string, string>>;
  asker_id: string;
  text: string;
  /** Why the question is not answered but turned away, where a limit says so. */
  limited: string | null;
  asked_at: Date;
  kept_at: Generated<Date>;
  /** Where the reply's first message stands, once it is posted. */
  reply: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  outcome: Outcome | null;
  answer: ColumnType<Answer | null, string | null | undefined, string | null>;
  answered_at: Date | null;
}
