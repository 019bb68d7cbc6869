import { z } from "zod";
import type { EventBody } from "../delivery/transport.ts";

/** What the server says over a WebSocket. */
export type ServerFrame = HelloFrame | DisconnectFrame | Envelope;

export type Envelope = EventsEnvelope | RequestEnvelope;

export interface HelloFrame {
  readonly type: "hello";
  readonly num_connections: number;
  readonly debug_info: {
    readonly host: string;
    readonly started: string;
    readonly build_number: number;
    /** In seconds. */
    readonly approximate_connection_time: number;
  };
  readonly connection_info: { readonly app_id: string };
}

export interface DisconnectFrame {
  readonly type: "disconnect";
  readonly reason: DisconnectReason;
  readonly debug_info: { readonly host: string };
}

/**
 * Documented: `warning` comes about 10 seconds before the end, `refresh_requested` at the end of a connection's
 * life, `link_disabled` when Socket Mode is switched off. Observed (bolt-js #2238): `too_many_websockets`.
 */
export type DisconnectReason = "warning" | "refresh_requested" | "link_disabled" | "too_many_websockets";

export interface EventsEnvelope {
  readonly type: "events_api";
  readonly envelope_id: string;
  readonly payload: EventBody;
  readonly accepts_response_payload: false;
  readonly retry_attempt: number;
  /** Empty on the first delivery. */
  readonly retry_reason: string;
}

/** A person did something; the app may answer with its acknowledgement. */
export interface RequestEnvelope {
  readonly type: "slash_commands" | "interactive";
  readonly envelope_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly accepts_response_payload: true;
}

const HOST = "applink-simulated";

export function helloFrame(appId: string, connections: number, now: number, lifeSeconds: number): HelloFrame {
  return {
    type: "hello",
    num_connections: connections,
    debug_info: {
      host: HOST,
      started: new Date(now).toISOString().replace("T", " ").replace("Z", ""),
      build_number: 1,
      approximate_connection_time: lifeSeconds,
    },
    connection_info: { app_id: appId },
  };
}

export function disconnectFrame(reason: DisconnectReason): DisconnectFrame {
  return { type: "disconnect", reason, debug_info: { host: HOST } };
}

/** What an app says: that it has an envelope. */
export const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });
