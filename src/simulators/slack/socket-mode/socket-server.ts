import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Scheduler } from "../../clock/scheduler.ts";
import type { AppLine } from "../delivery/app-line.ts";
import type { Faults } from "../faults/faults.ts";
import type { Journal } from "../journal/journal.ts";
import { limitLife, pingRegularly } from "./connection-life.ts";
import { type ConnectionSettings, DEBUG_RECONNECTS_LIFE } from "./connection-settings.ts";
import { helloFrame } from "./frames.ts";
import { hearFrame } from "./hear-frame.ts";
import { openConnection } from "./open-connection.ts";
import type { Tickets } from "./tickets.ts";

/** Documented: an app has so many connections at most. */
const MOST_CONNECTIONS = 10;

/**
 * Apps offer to compress, and long frames are compressed. For short ones it would cost more than half of the
 * time that an event takes; `ws` looks at the threshold, in bytes, only where no context is taken over.
 */
const COMPRESSION = { threshold: 32 * 1024, serverNoContextTakeover: true };

export const SOCKET_PATH = "/link/";

export interface SocketMode {
  readonly clock: Scheduler;
  readonly tickets: Tickets;
  /** By the app's id. */
  readonly lines: ReadonlyMap<string, AppLine>;
  readonly journal: Journal;
  readonly settings: ConnectionSettings;
  readonly faults: Faults;
}

/** An app that says hello. */
interface Guest {
  readonly appId: string;
  readonly line: AppLine;
  /** How long its connection lasts, in seconds. */
  readonly life: number;
  /** By a fault, as if ten connections were open. */
  readonly isTurnedAway?: boolean;
}

/** Takes an HTTP server's upgrades for the apps' WebSockets. An app's pings are answered. */
export function createUpgradeHandler(mode: SocketMode) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: COMPRESSION });
  let opened = 0;

  return (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    // A connection that breaks during the handshake is no fault of the simulator.
    stream.on("error", () => stream.destroy());
    const guest = guestOf(request, mode);
    if (guest === undefined) {
      mode.journal({ type: "socket-refused", reason: "invalid_ticket" });
      stream.end("HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    const fault = mode.faults.onConnection(guest.appId);
    if (fault === "outage") {
      mode.journal({ type: "socket-refused", reason: fault });
      stream.end("HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    server.handleUpgrade(request, stream, head, (socket) => {
      opened += 1;
      welcome(socket, opened, { ...guest, isTurnedAway: fault !== undefined }, mode);
    });
  };
}

function guestOf(request: IncomingMessage, { tickets, lines, settings }: SocketMode): Guest | undefined {
  const url = URL.parse(request.url ?? "/", "http://simulated");
  if (url?.pathname !== SOCKET_PATH) return undefined;
  const appId = tickets.redeem(url.searchParams.get("ticket") ?? "");
  const line = appId === undefined ? undefined : lines.get(appId);
  if (appId === undefined || line === undefined || !line.usesSocketMode()) return undefined;
  const debugs = url.searchParams.get("debug_reconnects") === "true";
  return { appId, line, life: debugs ? DEBUG_RECONNECTS_LIFE : settings.life };
}

function welcome(socket: WebSocket, number: number, guest: Guest, mode: SocketMode): void {
  const { appId, line, life, isTurnedAway } = guest;
  const { clock, journal, settings } = mode;
  const { connections, sockets } = line;
  const connection = openConnection(socket, number, { clock, journal, warning: settings.warning });
  socket.on("error", () => journal({ type: "frame-ignored", connection: number, reason: "broken" }));
  if (isTurnedAway === true || connections.count() >= MOST_CONNECTIONS) {
    journal({ type: "socket-refused", reason: "too_many_websockets" });
    connection.disconnect("too_many_websockets");
    return;
  }
  const hearing = { connection: number, sockets, journal };
  socket.on("message", (data: Buffer, isBinary) => hearFrame(data, isBinary, hearing));
  socket.on("close", () => {
    connections.remove(connection);
    journal({ type: "socket-closed", app: appId, connection: number, open: connections.count() });
  });
  limitLife(connection, socket, life, settings, clock);
  pingRegularly(socket, settings.ping, clock);
  connection.send(helloFrame(appId, connections.count() + 1, clock.now(), life));
  journal({ type: "socket-opened", app: appId, connection: number, open: connections.count() + 1 });
  connections.add(connection);
}
