import type { ColumnType } from "kysely";
import type { EscalationReason, HandoverEnding, HandoverId } from "../core/handover.ts";
import type { ConversationId, QuestionId } from "../core/question.ts";

/** The tables of migrations 0005 and 0006. */
export interface HandoverTables {
  handovers: HandoversTable;
  handover_messages: HandoverMessagesTable;
}

/** Where a card stands, as the channel that posted it says. */
type Reference = Record<string, string>;

interface HandoversTable {
  id: HandoverId;
  /** What opened it; the same again opens nothing. */
  event_id: string;
  /** At most one that is not closed for each conversation. */
  conversation_id: ConversationId;
  question_id: QuestionId;
  requested_by: string;
  reason: EscalationReason;
  opened_at: Date;
  /** Since when the asker waits for a person to say something; null after an agent's word. */
  waiting_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  claimed_by: ColumnType<string | null, undefined, string | null>;
  claimed_at: ColumnType<Date | null, undefined, Date | null>;
  card: ColumnType<Reference | null, undefined, string | null>;
  /** The conversation below the card, whose messages go to the asker. */
  desk_conversation: ColumnType<ConversationId | null, undefined, ConversationId | null>;
  closed_at: ColumnType<Date | null, undefined, Date | null>;
  closed_by: ColumnType<string | null, undefined, string | null>;
  ending: ColumnType<HandoverEnding | null, undefined, HandoverEnding | null>;
  note: ColumnType<string | null, undefined, string | null>;
}

/** A message of one side that is carried to the other. */
interface HandoverMessagesTable {
  message_id: string;
  handover_id: HandoverId;
  to_side: "asker" | "desk";
  author_id: string;
  text: string;
  said_at: Date;
  relayed_at: ColumnType<Date | null, undefined, Date | null>;
  edited_at: ColumnType<Date | null, undefined, Date | null>;
  /** Its text is forgotten then. */
  deleted_at: ColumnType<Date | null, undefined, Date | null>;
}
