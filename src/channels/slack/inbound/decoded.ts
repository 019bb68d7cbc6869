import type { Inbound } from "../../inbound.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import type { SlackSelf } from "./slack-self.ts";

/** What an event is to the bot: something to keep, nothing at all, or something that cannot be read. */
export interface Decoded {
  readonly inbound?: Inbound;
  /** Why an event that concerns the bot cannot be read, without anything that people wrote. */
  readonly fault?: string;
}

export const NOTHING: Decoded = {};

/** Reads one type of event. It never throws, whatever comes. */
export type EventDecoder = (envelope: EventEnvelope, self: SlackSelf) => Decoded;
