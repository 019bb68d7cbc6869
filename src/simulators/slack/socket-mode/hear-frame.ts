import type { Journal } from "../journal/journal.ts";
import { readFrame } from "./read-frame.ts";
import type { SocketTransport } from "./socket-transport.ts";

export interface Hearing {
  /** The number of the connection. */
  readonly connection: number;
  readonly sockets: SocketTransport;
  readonly journal: Journal;
}

/** The one way in which what an app says comes in: an acknowledgement is settled, the rest is passed over. */
export function hearFrame(data: Buffer, isBinary: boolean, { connection, sockets, journal }: Hearing): void {
  const read = readFrame(data, isBinary);
  if (read.type === "ignored") {
    journal({ type: "frame-ignored", connection, reason: read.reason });
    return;
  }
  journal({ type: "frame-received", connection, frame: read.frame });
  if (sockets.acknowledge(read.envelopeId, read.payload)) return;
  journal({ type: "frame-ignored", connection, reason: "unknown-envelope" });
}
