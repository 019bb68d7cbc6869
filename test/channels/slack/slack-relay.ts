import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { type RawData, WebSocket, WebSocketServer } from "ws";
import type { SlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import type { SlackDoor } from "./started-channel.ts";

/** A way to the simulated Slack on which things are said too that it never would say itself. */
export interface SlackRelay extends SlackDoor {
  /** Says the body of an event or of a deed in an envelope of its own, and tells its id. */
  deliver(body: unknown, type?: string): string;
  /** The ids of those envelopes that were acknowledged, in order. */
  readonly acknowledged: string[];
}

const OWN = "relay-";

export async function startedRelay(slack: SlackSimulator): Promise<SlackRelay> {
  const acknowledged: string[] = [];
  const sockets = new WebSocketServer({ noServer: true });
  let client: WebSocket | undefined;
  let nextSocket = "";
  const server = createServer(async (request, response) => {
    const { authorization = "", "content-type": contentType = "" } = request.headers;
    const body = await buffer(request);
    const method = request.url?.replace("/api/", "") ?? "";
    const headers = { authorization, ...(contentType && { "content-type": contentType }) };
    const answer = await fetch(`${slack.url}${method}`, { method: "POST", headers, body }).catch(
      () => undefined,
    );
    // The simulated Slack has cut the call, or is gone.
    if (!answer) return response.destroy();
    const said = await answer.text();
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(method === "apps.connections.open" ? throughHere(said) : said);
  });
  const address = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;

  function throughHere(said: string): string {
    const opened = JSON.parse(said);
    nextSocket = opened.url;
    return JSON.stringify({ ...opened, url: `ws://${address()}/` });
  }

  server.on("upgrade", (request, stream, head) =>
    sockets.handleUpgrade(request, stream, head, (socket) => {
      client = socket;
      const upstream = new WebSocket(nextSocket);
      upstream.on("message", (data: RawData) => socket.send(data.toString()));
      upstream.on("close", () => socket.close());
      upstream.on("error", () => socket.terminate());
      socket.on("close", () => upstream.close());
      socket.on("message", (data: RawData) => {
        const { envelope_id } = JSON.parse(data.toString());
        if (String(envelope_id).startsWith(OWN)) acknowledged.push(envelope_id);
        else upstream.send(data.toString());
      });
    }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    client?.terminate();
    server.closeAllConnections();
    server.close();
  });

  let envelopes = 0;
  return {
    url: `http://${address()}/api/`,
    botToken: slack.botToken,
    appToken: slack.appToken,
    acknowledged,
    deliver(payload, type = "events_api") {
      envelopes += 1;
      const envelope_id = `${OWN}${envelopes}`;
      if (!client) throw new Error("Nobody is connected.");
      client.send(
        JSON.stringify({ type, envelope_id, payload, accepts_response_payload: type !== "events_api" }),
      );
      return envelope_id;
    },
  };
}
