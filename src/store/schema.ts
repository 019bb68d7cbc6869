import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Answer, Outcome } from "../core/answer.ts";
import type { ConversationId, QuestionId } from "../core/question.ts";
import type { AppTables } from "./app-tables.ts";
import type { EmbeddingTables } from "./embedding-tables.ts";
import type { FeedbackTables } from "./feedback-tables.ts";
import type { HandoverTables } from "./handover-tables.ts";
import type { QuestionCostTables } from "./question-costs.ts";
import type { SharedLimitTables } from "./shared-limit-tables.ts";

/** The tables as the queries see them; `migrations/` makes them. */
export interface Schema
  extends AppTables,
    EmbeddingTables,
    FeedbackTables,
    HandoverTables,
    QuestionCostTables,
    SharedLimitTables {
  conversations: ConversationsTable;
  questions: QuestionsTable;
}

interface ConversationsTable {
  id: ConversationId;
  channel: string;
  started_at: Generated<Date>;
  /** Whether the bot answers here only where it is addressed. */
  muted: Generated<boolean>;
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
  asked_at: Date;
  kept_at: Generated<Date>;
  /** Where the reply's first message stands, once it is posted. */
  reply: ColumnType<Record<string, string> | null, string | null | undefined, string | null>;
  outcome: Outcome | "withdrawn" | null;
  answer: ColumnType<Answer | null, string | null | undefined, string | null>;
  answered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** Raised with every taking up and every change: only the latest try may write. */
  attempt: Generated<number>;
  /** The number of the replica that took the question up last. */
  worker: ColumnType<number | null, undefined, number | null>;
  /** The latest job of the queue that is for this question. */
  job_id: ColumnType<string | null, undefined, string | null>;
  failures: Generated<number>;
  edits: Generated<number>;
  edited_at: ColumnType<Date | null, undefined, Date | null>;
}
