import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Clock } from "../../../core/clock.ts";
import type { AppLine } from "../delivery/app-line.ts";
import type { Journal } from "../journal/journal.ts";
import { helloFrame, tooManyWebsocketsFrame } from "./frames.ts";
import { openConnection } from "./open-connection.ts";
import { readFrame } from "./read-frame.ts";
import type { Tickets } from "./tickets.ts";

/** Documented: an app has so many connections at most. */
const MOST_CONNECTIONS = 10;

export const SOCKET_PATH = "/link/";

export interface SocketMode {
  readonly clock: Clock;
  readonly tickets: Tickets;
  /** By the app's id. */
  readonly lines: ReadonlyMap<string, AppLine>;
  readonly journal: Journal;
}

/** An app that says hello. */
interface Guest {
  readonly appId: string;
  readonly line: AppLine;
}

/** Takes an HTTP server's upgrades for the apps' WebSockets. It sends no pings; those of an app are answered. */
export function createUpgradeHandler(mode: SocketMode) {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: true });
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
    server.handleUpgrade(request, stream, head, (socket) => {
      opened += 1;
      welcome(socket, opened, guest, mode);
    });
  };
}

function guestOf(request: IncomingMessage, { tickets, lines }: SocketMode): Guest | undefined {
  const url = URL.parse(request.url ?? "/", "http://simulated");
  if (url?.pathname !== SOCKET_PATH) return undefined;
  const appId = tickets.redeem(url.searchParams.get("ticket") ?? "");
  const line = appId === undefined ? undefined : lines.get(appId);
  return appId === undefined || line === undefined ? undefined : { appId, line };
}

function welcome(socket: WebSocket, number: number, { appId, line }: Guest, mode: SocketMode): void {
  const { journal } = mode;
  const { connections } = line;
  const connection = openConnection(socket, number, journal);
  socket.on("error", () => journal({ type: "frame-ignored", connection: number, reason: "broken" }));
  if (connections.count() >= MOST_CONNECTIONS) {
    journal({ type: "socket-refused", reason: "too_many_websockets" });
    connection.send(tooManyWebsocketsFrame());
    void connection.close();
    return;
  }
  socket.on("message", (data: Buffer, isBinary) => hear(data, isBinary, number, line, journal));
  socket.on("close", () => {
    connections.remove(connection);
    journal({ type: "socket-closed", connection: number, open: connections.count() });
  });
  connection.send(helloFrame(appId, connections.count() + 1, mode.clock.now()));
  connections.add(connection);
  journal({ type: "socket-opened", connection: number, open: connections.count() });
}

function hear(data: Buffer, isBinary: boolean, connection: number, line: AppLine, journal: Journal): void {
  const read = readFrame(data, isBinary);
  if (read.type === "ignored") {
    journal({ type: "frame-ignored", connection, reason: read.reason });
    return;
  }
  journal({ type: "frame-received", connection, frame: read.frame });
  if (line.sockets.acknowledge(read.envelopeId, read.payload)) return;
  journal({ type: "frame-ignored", connection, reason: "unknown-envelope" });
}
