import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import type { WebSocket } from "ws";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { Journal } from "../journal/journal.ts";
import type { Connection } from "./connections.ts";
import { disconnectFrame } from "./frames.ts";

/** How many milliseconds an app has to answer a close frame before its connection is cut. */
const CLOSE_WITHIN = 250;

export interface OpenConnectionServices {
  readonly clock: Scheduler;
  readonly journal: Journal;
  /** How many seconds a connection stays after its warning. */
  readonly warning: number;
}

/** A WebSocket as a connection that writes what it sends to the journal. */
export function openConnection(
  socket: WebSocket,
  number: number,
  { clock, journal, warning }: OpenConnectionServices,
): Connection {
  let leaving = false;
  let silent = false;
  let cancelEnd = () => {};
  socket.once("close", () => cancelEnd());

  const connection: Connection = {
    number,
    takesEnvelopes: () => !leaving && socket.readyState === socket.OPEN,
    send(frame) {
      journal({ type: "frame-sent", connection: number, frame });
      if (!silent) socket.send(JSON.stringify(frame));
    },
    disconnect(reason) {
      // One that is silent cannot be told: it ends when its time is over.
      if (silent || socket.readyState !== socket.OPEN) return;
      leaving = true;
      cancelEnd();
      connection.send(disconnectFrame(reason));
      if (reason === "warning") {
        cancelEnd = clock.after(warning * 1_000, () => connection.disconnect("refresh_requested"));
      } else {
        void connection.close();
      }
    },
    sendRaw: (data) => socket.send(data),
    cut: () => socket.terminate(),
    fallSilent(milliseconds) {
      silent = true;
      // What the app sends is not even read, so its pings get no pong.
      socket.pause();
      cancelEnd();
      cancelEnd = clock.after(milliseconds, () => socket.terminate());
    },
    close: () => closeSocket(socket),
  };
  return connection;
}

async function closeSocket(socket: WebSocket): Promise<void> {
  if (socket.readyState === socket.CLOSED) return;
  const closed = once(socket, "close");
  socket.close(1000);
  const patience = new AbortController();
  await Promise.race([closed, delay(CLOSE_WITHIN, undefined, { signal: patience.signal }).catch(() => {})]);
  patience.abort();
  socket.terminate();
  await closed;
}
