import { z } from "zod";
import { REPLY_METADATA } from "../../src/channels/slack/slack-reply.ts";
import type { PostedMessage } from "../../src/simulators/slack/people/people-door.ts";
import type { WorkspaceChange } from "../../src/simulators/slack/workspace/change.ts";

export interface AnswerSeen {
  readonly question: PostedMessage;
  /** How it ended, as the bot marks its messages. */
  readonly outcome: string;
}

const reply = z.object({
  event_type: z.literal(REPLY_METADATA),
  event_payload: z.object({ message_ts: z.string(), state: z.string(), part: z.number().default(1) }),
});

/** The answer that appears in Slack by this change; undefined where it is none, or a further part of one. */
export function answerIn(change: WorkspaceChange): AnswerSeen | undefined {
  if (change.type !== "posted" && change.type !== "changed") return undefined;
  const { channel, metadata } = change.message;
  const payload = reply.safeParse(metadata).data?.event_payload;
  if (payload === undefined || payload.state === "thinking" || payload.part !== 1) return undefined;
  return { question: { channel, ts: payload.message_ts }, outcome: payload.state };
}
