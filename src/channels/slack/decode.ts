import { z } from "zod";
import { conversationIdOf } from "../../core/ids.ts";
import type { Inbound } from "../channel.ts";
import { readMrkdwn } from "./read-mrkdwn.ts";

const callback = z.object({
  type: z.literal("event_callback"),
  team_id: z.string(),
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});

/** Seconds and a serial number: an id and a time in one. */
const timestamp = z.string().regex(/^\d{1,10}\.\d{1,6}$/);

const message = z.object({
  type: z.enum(["app_mention", "message"]),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string(),
  text: z.string().default(""),
  ts: timestamp,
  thread_ts: timestamp.optional(),
  /** Every other subtype tells of something that is not a new message of a person. */
  subtype: z.enum(["thread_broadcast", "file_share"]).optional(),
  bot_id: z.never().optional(),
});

export type SlackMessage = z.infer<typeof message>;

/**
 * Reads the body of a Slack event. Undefined for all that asks the bot nothing: its own messages, those
 * of other bots, edits, other event types, and the `message` twin of a mention.
 */
export function decodeEvent(body: unknown, botUserId: string): Inbound | undefined {
  const envelope = callback.safeParse(body);
  if (!envelope.success) return undefined;
  const parsed = message.safeParse(envelope.data.event);
  if (!parsed.success || parsed.data.user === botUserId) return undefined;
  const how = addressing(parsed.data, botUserId);
  if (how === "not-ours") return undefined;
  return toInbound(envelope.data, parsed.data, botUserId, how === "in-thread");
}

type Addressing = "addressed" | "in-thread" | "not-ours";

function addressing({ type, channel_type, thread_ts, text }: SlackMessage, botUserId: string): Addressing {
  if (type === "app_mention" || channel_type === "im") return "addressed";
  if ([">", "|"].some((end) => text.includes(`<@${botUserId}${end}`))) return "not-ours";
  return thread_ts ? "in-thread" : "not-ours";
}

function toInbound(
  { team_id: team, event_id: eventId }: z.infer<typeof callback>,
  { channel, user, text, ts, thread_ts }: SlackMessage,
  botUserId: string,
  onlyIfJoined: boolean,
): Inbound {
  const thread = thread_ts ?? ts;
  return {
    eventId,
    messageId: `slack:${team}:${channel}:${ts}`,
    text: readMrkdwn(text, botUserId),
    asker: { id: user },
    place: {
      channel: "slack",
      conversation: conversationIdOf("slack", team, channel, thread),
      address: { team, channel, thread, message: ts },
    },
    askedAt: new Date(Number(ts) * 1000),
    onlyIfJoined,
  };
}
