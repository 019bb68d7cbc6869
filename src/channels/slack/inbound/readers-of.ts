import { type Audience, isAudience, seenBy } from "../../../core/audience.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import { personOf } from "./person-of.ts";
import type { WrittenMessage } from "./written-message.ts";

/**
 * Who reads an answer to a message, for its address. A direct message is its author's alone; whatever else is said is
 * for all who are in the channel, and so is a direct message of several people. Where another company is in it nothing
 * is told, which leaves what is for everybody: who named the channel may not know of them.
 */
export function readersOf(
  message: WrittenMessage,
  { channel, type }: { readonly channel: string; readonly type: string | null | undefined },
  envelope: EventEnvelope,
): Readonly<Record<string, string>> {
  if (envelope.isShared) return {};
  const readers: Audience = type === "im" ? `user:${personOf(message, envelope).id}` : `channel:${channel}`;
  return isAudience(readers) ? seenBy(readers) : {};
}
