import { randomUUID } from "node:crypto";
import type { AppAnswer, Dispatch, Transport } from "../delivery/transport.ts";
import type { Connections } from "./connections.ts";
import type { Envelope } from "./frames.ts";

/** Sends each dispatch as an envelope over one of the app's connections. */
export interface SocketTransport extends Transport {
  /** Returns false for an envelope that nobody waits for. */
  acknowledge(envelopeId: string, payload: unknown): boolean;
}

export function createSocketTransport(connections: Connections): SocketTransport {
  const waiting = new Map<string, (answer: AppAnswer) => void>();

  return {
    send(dispatch, answered) {
      const connection = connections.next();
      if (connection === undefined) return undefined;
      // Assumed: each delivery has an envelope of its own, so that only `event_id` tells a repetition.
      const envelopeId = dispatch.envelopeId ?? randomUUID();
      // Kept before it is sent: the acknowledgement cannot come too early.
      waiting.set(envelopeId, answered);
      connection.send(envelopeOf(dispatch, envelopeId));
      return () => waiting.delete(envelopeId);
    },
    acknowledge(envelopeId, payload) {
      const answered = waiting.get(envelopeId);
      answered?.({ acknowledged: true, payload });
      return answered !== undefined;
    },
  };
}

function envelopeOf(dispatch: Dispatch, envelope_id: string): Envelope {
  if (dispatch.type !== "events_api") {
    const { type, payload } = dispatch;
    return { type, envelope_id, payload, accepts_response_payload: true };
  }
  return {
    type: "events_api",
    envelope_id,
    payload: dispatch.payload,
    accepts_response_payload: false,
    retry_attempt: dispatch.attempt,
    retry_reason: dispatch.retryReason,
  };
}
