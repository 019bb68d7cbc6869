import { hasWords, isToOthers, namesBot } from "./addressing.ts";
import { askedMessage } from "./asked-message.ts";
import { isByProgram } from "./authorship.ts";
import { type Decoded, type EventDecoder, NOTHING } from "./decoded.ts";
import { decodeChange } from "./message-changed.ts";
import { decodeDeletion } from "./message-deleted.ts";
import { muteOr } from "./mute-or.ts";
import { unreadable } from "./unreadable.ts";
import { isWritten, messagePlace, writtenMessage } from "./written-message.ts";

const BY_SUBTYPE: ReadonlyMap<unknown, EventDecoder> = new Map([
  ["message_changed", decodeChange],
  ["message_deleted", decodeDeletion],
]);

/** A message of any kind of conversation, or a change of one. */
export const decodeMessage: EventDecoder = (envelope, self) => {
  const decode = BY_SUBTYPE.get(envelope.event.subtype) ?? decodeWritten;
  return decode(envelope, self);
};

const message = writtenMessage.extend(messagePlace.shape);

const decodeWritten: EventDecoder = (envelope, self): Decoded => {
  const { event } = envelope;
  if (!isWritten(event) || isByProgram(event, self)) return NOTHING;
  const { data, error } = message.safeParse(event);
  if (!data) return unreadable(error);
  const { channel, channel_type, text, thread_ts } = data;
  const ask = (onlyIfJoined: boolean) =>
    askedMessage(data, { channel, type: channel_type, onlyIfJoined }, envelope, self);
  if (channel_type === "im") return { inbound: ask(false) };
  if (namesBot(text, self.userId)) {
    // Elsewhere this is the twin of an `app_mention`, which need not come for a direct message of several people.
    if (channel_type !== "mpim") return NOTHING;
    return { inbound: thread_ts ? muteOr(ask(false)) : ask(false) };
  }
  if (!thread_ts) return NOTHING;
  const forPeople = isToOthers(text) || !hasWords(text);
  return { inbound: { ...ask(true), ...(forPeople && { forPeople }) } };
};
