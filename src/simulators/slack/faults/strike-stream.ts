import type { FaultRule } from "./fault-plan.ts";

/** Where a stream is: the message that is being written. */
export interface StreamPlace {
  readonly channel: string;
  readonly ts: string;
}

/** What can happen to a stream that no app asked for; each does nothing where no stream is. */
export interface StreamFaults {
  /** The stream ends as one that is open for too long. */
  expire(place: StreamPlace): void;
  /** A person presses Stop. */
  stopByUser(place: StreamPlace): void;
}

/** Does to the stream that a call is about what the rule says; nothing where it says nothing of streams. */
export function strikeStream(
  { fault }: FaultRule,
  { channel, ts }: Readonly<Record<string, unknown>>,
  streams: StreamFaults,
): void {
  if (typeof channel !== "string" || typeof ts !== "string") return;
  if (fault === "stream_expiry") streams.expire({ channel, ts });
  if (fault === "stopped_by_user") streams.stopByUser({ channel, ts });
}
