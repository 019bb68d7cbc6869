import { z } from "zod";
import { REPLY_METADATA } from "../../../channels/slack/reply/marks.ts";
import type { Outcome } from "../../../core/answer.ts";
import type { SlackMessage } from "../../../simulators/slack/workspace/message.ts";

/** What the bot writes into the metadata of its messages. */
export interface ReplyMark {
  readonly questionId: string;
  /** The `ts` of the message that is answered. */
  readonly message: string;
  /** From 1; a long answer has several parts. */
  readonly part: number;
  /** Undefined as long as it is no answer. */
  readonly outcome: Outcome | undefined;
}

const OUTCOMES = ["answered", "refused", "clarify", "handed-over", "limited", "noted", "failed"] as const;

const schema = z.object({
  event_type: z.literal(REPLY_METADATA),
  event_payload: z.object({
    question_id: z.string(),
    message_ts: z.string(),
    part: z.number(),
    state: z.string(),
  }),
});

/** The mark of a message that is the bot's reply or a part of it. */
export function replyMarkOf({ metadata }: Pick<SlackMessage, "metadata">): ReplyMark | undefined {
  const { data } = schema.safeParse(metadata);
  if (!data) return undefined;
  const { question_id: questionId, message_ts: message, part, state } = data.event_payload;
  return { questionId, message, part, outcome: OUTCOMES.find((outcome) => outcome === state) };
}
