import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { SlackDoor } from "./started-channel.ts";

/** A Slack that says whatever it is told to, which the simulated one never would. */
export interface WildSlack extends SlackDoor {
  /** Says it over the WebSocket, as it stands. */
  say(frame: string | Buffer): void;
  /** Delivers the body of an event or of a deed, and tells the id of its envelope. */
  deliver(body: unknown, type?: string): string;
  /** Ends the connection with a reason, and turns away whoever comes with the same. */
  leave(reason: string): void;
  comeBack(): void;
  /** Takes connections from here on, and says nothing to them. */
  fallSilent(): void;
  /** The ids of the envelopes that were acknowledged, in order. */
  readonly acknowledged: readonly string[];
}

const REPLIES: Readonly<Record<string, object>> = {
  "auth.test": { user_id: "U0LEDGERBOT", bot_id: "B0LEDGER", team_id: "T1" },
};

export async function startedWildSlack(): Promise<WildSlack> {
  const acknowledged: string[] = [];
  let current: WebSocket | undefined;
  let envelopes = 0;
  let left: string | undefined;
  let isSilent = false;
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => {
    const method = request.url?.replace("/api/", "") ?? "";
    const opened = method === "apps.connections.open" && { url: `ws://127.0.0.1:${portOf()}/` };
    response.setHeader("content-type", "application/json");
    request
      .resume()
      .on("end", () => response.end(JSON.stringify({ ok: true, ...REPLIES[method], ...opened })));
  });
  const portOf = () => (server.address() as AddressInfo).port;
  server.on("upgrade", (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      current = socket;
      socket.on("message", (data: Buffer) => acknowledged.push(JSON.parse(data.toString()).envelope_id));
      if (isSilent) return;
      if (left !== undefined) return disconnect(socket, left);
      socket.send(JSON.stringify({ type: "hello", num_connections: 1 }));
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    current?.terminate();
    server.closeAllConnections();
    server.close();
  });
  const say = (frame: string | Buffer) => {
    if (!current) throw new Error("Nobody is connected.");
    current.send(frame);
  };
  return {
    url: `http://127.0.0.1:${portOf()}/api/`,
    botToken: "xoxb-wild",
    appToken: "xapp-wild",
    acknowledged,
    say,
    leave(reason) {
      left = reason;
      if (current) disconnect(current, reason);
    },
    comeBack() {
      left = undefined;
      isSilent = false;
    },
    fallSilent() {
      isSilent = true;
    },
    deliver(body, type = "events_api") {
      envelopes += 1;
      const envelope_id = `envelope-${envelopes}`;
      say(JSON.stringify({ type, envelope_id, payload: body, accepts_response_payload: false }));
      return envelope_id;
    },
  };
}

function disconnect(socket: WebSocket, reason: string): void {
  socket.send(JSON.stringify({ type: "disconnect", reason }));
}
