import { askedMessage } from "./asked-message.ts";
import { isByProgram } from "./authorship.ts";
import { type EventDecoder, NOTHING } from "./decoded.ts";
import { muteOr } from "./mute-or.ts";
import { unreadable } from "./unreadable.ts";
import { isWritten, messagePlace, writtenMessage } from "./written-message.ts";

const mention = writtenMessage.extend(messagePlace.shape);

/** Somebody names the bot in a channel. */
export const decodeMention: EventDecoder = (envelope, self) => {
  const { event } = envelope;
  if (!isWritten(event) || isByProgram(event, self)) return NOTHING;
  const { data, error } = mention.safeParse(event);
  if (!data) return unreadable(error);
  const place = { channel: data.channel, type: data.channel_type, onlyIfJoined: false };
  const asked = { ...askedMessage(data, place, envelope, self), named: true };
  return { inbound: data.thread_ts ? muteOr(asked) : asked };
};
