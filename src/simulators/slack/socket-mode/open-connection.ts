import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { WebSocket } from "ws";
import type { Journal } from "../journal/journal.ts";
import type { Connection } from "./connections.ts";

/** How many milliseconds an app has to answer a close frame before its connection is cut. */
const CLOSE_WITHIN = 250;

/** A WebSocket as a connection that writes what it sends to the journal. */
export function openConnection(socket: WebSocket, number: number, journal: Journal): Connection {
  return {
    number,
    isOpen: () => socket.readyState === socket.OPEN,
    send(frame) {
      journal({ type: "frame-sent", connection: number, frame });
      socket.send(JSON.stringify(frame));
    },
    async close() {
      if (socket.readyState === socket.CLOSED) return;
      const closed = once(socket, "close");
      socket.close(1000);
      const patience = new AbortController();
      await Promise.race([
        closed,
        delay(CLOSE_WITHIN, undefined, { signal: patience.signal }).catch(() => {}),
      ]);
      patience.abort();
      socket.terminate();
      await closed;
    },
  };
}
