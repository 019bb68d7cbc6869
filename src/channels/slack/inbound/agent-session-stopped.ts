import { z } from "zod";
import { conversationIdOf } from "../../../core/ids.ts";
import type { EventDecoder } from "./decoded.ts";
import { personOf } from "./person-of.ts";
import { dateOf, slackId, timestamp } from "./slack-ids.ts";
import { unreadable } from "./unreadable.ts";

const stopped = z.object({ channel: slackId, thread_ts: timestamp, user: slackId, event_ts: timestamp });

/** A person clicked the stop button of an agent's thread. */
export const decodeStop: EventDecoder = (envelope) => {
  const { eventId, team, event } = envelope;
  const { data, error } = stopped.safeParse(event);
  if (!data) return unreadable(error);
  return {
    inbound: {
      kind: "stop",
      eventId,
      conversation: conversationIdOf("slack", team, data.channel, data.thread_ts),
      by: personOf({ user: data.user }, envelope),
      stoppedAt: dateOf(data.event_ts),
    },
  };
};
