import { z } from "zod";
import type { Address } from "./address.ts";

/** Marks our messages, so that a reply is found again and its outcome can be read. */
export const REPLY_METADATA = "ledger_reply";

/** The state of a message that is no answer yet; that of an answer is its outcome. */
export const UNFINISHED = "thinking";

/** The state of an answer that its reader stopped. */
export const STOPPED = "stopped";

/** Slack's code for a stream that its reader stopped. */
export const STOPPED_BY_USER = "stopped_by_user";

export interface Mark {
  /** From 1 on; a long answer has several parts. */
  readonly part: number;
  /** How many parts there are, where that is known. */
  readonly parts?: number;
  readonly state: string;
}

/** Who replies: which question of ours, and which try at it. */
export interface Author {
  readonly questionId: string;
  readonly attempt: number;
}

/** Which message is answered, by whom, by which part of an answer, and how far that is. */
export function metadataOf(
  { questionId, attempt }: Author,
  { message }: Address,
  { part, parts, state }: Mark,
) {
  return {
    event_type: REPLY_METADATA,
    event_payload: {
      question_id: questionId,
      message_ts: message,
      attempt,
      state,
      part,
      ...(parts !== undefined && { parts }),
    },
  };
}

export const markSchema = z.object({
  event_type: z.literal(REPLY_METADATA),
  event_payload: z.object({
    question_id: z.string(),
    attempt: z.number().default(1),
    state: z.string(),
    part: z.number().default(1),
  }),
});
