import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { listen } from "../../../../src/simulators/listen.ts";

/** A request as the app gets it. */
export interface Got {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (response: ServerResponse, got: Got) => void;

/** An app that answers the challenge, and whatever comes after as the test says; without an answer it is silent. */
export async function startedAppServer(answer: Answer, wantedPort = 0) {
  const got: Got[] = [];
  const server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const one = { path: request.url ?? "", headers: request.headers, body: await text(request) };
    if (one.body.includes('"url_verification"')) {
      response.end(JSON.parse(one.body).challenge);
      return;
    }
    got.push(one);
    answer(response, one);
  }

  const port = await listen(server, wantedPort);
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${port}/slack/events`, got, port };
}
