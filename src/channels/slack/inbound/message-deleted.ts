import { z } from "zod";
import { namesBot } from "./addressing.ts";
import { isByProgram } from "./authorship.ts";
import { type Decoded, type EventDecoder, NOTHING } from "./decoded.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import { messageIdOf, slackId, timestamp } from "./slack-ids.ts";
import { unreadable } from "./unreadable.ts";

const previousMessage = z.looseObject({ text: z.unknown().optional(), thread_ts: z.unknown().optional() });

/** A message was deleted; of one that cannot have asked the bot anything nothing is told. */
export const decodeDeletion: EventDecoder = (envelope, self) => {
  const { channel_type, previous_message, deleted_ts } = envelope.event;
  const { data: previous } = previousMessage.safeParse(previous_message);
  if (previous && isByProgram(previous, self)) return NOTHING;
  const mayHaveAsked =
    channel_type === "im" ||
    !previous ||
    Boolean(previous.thread_ts) ||
    (typeof previous.text === "string" && namesBot(previous.text, self.userId));
  return mayHaveAsked ? deletionOf(envelope, deleted_ts) : NOTHING;
};

const place = z.object({ channel: slackId, deleted_ts: timestamp });

export function deletionOf({ event, eventId, team }: EventEnvelope, ts: unknown): Decoded {
  const { data, error } = place.safeParse({ channel: event.channel, deleted_ts: ts });
  if (!data) return unreadable(error);
  return {
    inbound: { kind: "deletion", eventId, messageId: messageIdOf(team, data.channel, data.deleted_ts) },
  };
}
