import { z } from "zod";
import { namesBot } from "./addressing.ts";
import { askedMessage, readText, relayedOf } from "./asked-message.ts";
import { isByProgram } from "./authorship.ts";
import { type EventDecoder, NOTHING } from "./decoded.ts";
import { deletionOf } from "./message-deleted.ts";
import { dateOf, messageIdOf, timestamp } from "./slack-ids.ts";
import { unreadable } from "./unreadable.ts";
import { isWritten, messagePlace, writtenMessage } from "./written-message.ts";

const change = messagePlace.extend({
  ts: timestamp,
  message: writtenMessage.extend({ edited: z.object({ ts: timestamp }).nullish().catch(undefined) }),
  previous_message: z.object({ text: z.string() }).nullish().catch(undefined),
});

type Change = z.infer<typeof change>;

const traits = z.looseObject({});

/**
 * A message was changed. Slack says so also when it added a preview of a link, counted a reply or guessed the
 * language: only another text is an edit. A message that people answered leaves a tombstone when it is deleted.
 */
export const decodeChange: EventDecoder = (envelope, self) => {
  const { event, eventId, team } = envelope;
  const changed = traits.safeParse(event.message).data ?? {};
  if (changed.subtype === "tombstone") return deletionOf(envelope, changed.ts);
  if (!isWritten(changed) || isByProgram(changed, self)) return NOTHING;
  const { data, error } = change.safeParse(event);
  if (!data) return unreadable(error);
  if (!isOtherText(data) || !mayConcernBot(data, self.userId)) return NOTHING;
  const { channel, channel_type: type, message } = data;
  const editedAt = dateOf(message.edited?.ts ?? data.ts);
  const inbound = {
    kind: "edit" as const,
    eventId,
    messageId: messageIdOf(team, channel, message.ts),
    text: readText(message.text, self),
    ...relayedOf(message, self),
    editedAt,
  };
  if (!asksSince(data, self.userId)) return { inbound };
  const asked = askedMessage(message, { channel, type, onlyIfJoined: false }, envelope, self);
  return { inbound: { ...inbound, asks: { ...asked, askedAt: editedAt } } };
};

function isOtherText({ message, previous_message }: Change): boolean {
  return previous_message?.text !== message.text;
}

/** What nobody could have meant for the bot, before or after, is not worth a look into the database. */
function mayConcernBot({ channel_type, message, previous_message }: Change, bot: string): boolean {
  const texts = [message.text, previous_message?.text ?? ""];
  return channel_type === "im" || Boolean(message.thread_ts) || texts.some((text) => namesBot(text, bot));
}

/** The edit names the bot, and it is not known that the message named it before. */
function asksSince({ message, previous_message }: Change, bot: string): boolean {
  return namesBot(message.text, bot) && !namesBot(previous_message?.text ?? "", bot);
}
