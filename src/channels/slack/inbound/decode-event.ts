import { decodeStop } from "./agent-session-stopped.ts";
import { decodeMention } from "./app-mention.ts";
import { type Decoded, type EventDecoder, NOTHING } from "./decoded.ts";
import { readEnvelope } from "./event-envelope.ts";
import { decodeMessage } from "./message.ts";
import type { SlackSelf } from "./slack-self.ts";

const DECODERS: ReadonlyMap<string, EventDecoder> = new Map([
  ["app_mention", decodeMention],
  ["message", decodeMessage],
  ["agent_session_stopped", decodeStop],
]);

/** What of the body of a Slack event is to be kept. It never throws, whatever comes. */
export function decodeEvent(body: unknown, self: SlackSelf): Decoded {
  const envelope = readEnvelope(body);
  if (!envelope) return { fault: "Slack sent an event without an id, a workspace or a type" };
  return DECODERS.get(envelope.event.type)?.(envelope, self) ?? NOTHING;
}
