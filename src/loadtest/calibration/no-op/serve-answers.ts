import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ANSWER_STREAM } from "./no-op-answer.ts";

/** Answers every request at once with the same stream. Gives the port on 127.0.0.1. */
export async function serveAnswers(): Promise<number> {
  const server = createServer((request, response) => {
    // What was asked is not looked at, but taken in.
    request.resume().once("end", () => {
      response.writeHead(200, { "content-type": "text/event-stream" }).end(ANSWER_STREAM);
    });
  });
  // Longer than a measuring, so that no connection is closed under a question.
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1", 511);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
