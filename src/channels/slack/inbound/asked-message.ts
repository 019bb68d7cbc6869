import { conversationIdOf } from "../../../core/ids.ts";
import type { AskedMessage } from "../../inbound.ts";
import { readMrkdwn, readMrkdwnWithLinks } from "../read-mrkdwn.ts";
import { namesBot } from "./addressing.ts";
import { cleanText } from "./clean-text.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import { personOf, teamOf } from "./person-of.ts";
import { readersOf } from "./readers-of.ts";
import { dateOf, messageIdOf } from "./slack-ids.ts";
import type { SlackSelf } from "./slack-self.ts";
import type { WrittenMessage } from "./written-message.ts";

export interface MessagePlace {
  readonly channel: string;
  /** Slack's `channel_type`, where it tells it. */
  readonly type: string | null | undefined;
  readonly onlyIfJoined: boolean;
}

/** What the message asks, in the conversation of its thread; a message outside threads begins one. */
export function askedMessage(
  message: WrittenMessage,
  { channel, type, onlyIfJoined }: MessagePlace,
  envelope: EventEnvelope,
  self: SlackSelf,
): AskedMessage {
  const { eventId, team } = envelope;
  const { ts, user } = message;
  const thread = message.thread_ts ?? ts;
  return {
    kind: "question",
    eventId,
    messageId: messageIdOf(team, channel, ts),
    text: readText(message.text, self),
    asker: personOf(message, envelope),
    place: {
      channel: "slack",
      conversation: conversationIdOf("slack", team, channel, thread),
      address: {
        ...{ team, channel, thread, message: ts, user, userTeam: teamOf(message, envelope) },
        ...readersOf(message, { channel, type }, envelope),
      },
    },
    askedAt: dateOf(ts),
    onlyIfJoined,
    named: namesBot(message.text, self.userId),
    ...relayedOf(message, self),
  };
}

/** What people elsewhere are to know of it besides its text. */
export function relayedOf(
  { text, files }: Pick<WrittenMessage, "text" | "files">,
  { userId }: Pick<SlackSelf, "userId">,
): { readonly withLinks?: string; readonly files?: number } {
  const cleaned = cleanText(text);
  const withLinks = readMrkdwnWithLinks(cleaned, userId);
  return {
    ...(withLinks !== readMrkdwn(cleaned, userId) && { withLinks }),
    ...(files?.length && { files: files.length }),
  };
}

export function readText(text: string, { userId }: SlackSelf): string {
  return readMrkdwn(cleanText(text), userId);
}
