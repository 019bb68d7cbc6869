import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

export interface EndingServer {
  readonly url: string;
  close(): void;
}

/**
 * Postgres as it is while an administrator ends connections: each gets the notice that it is ended together with the end
 * of an answer, so that no query is there any more to be told. Source: PostgreSQL, "Message Formats".
 * @param after how many answers, the first of which is that to the log-in
 */
export async function endConnections(url: string, after: number): Promise<EndingServer> {
  const place = new URL(url);
  const { port, hostname } = place;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on("error", () => {});
    upstream.on("error", () => {});
    client.pipe(upstream);
    client.on("close", () => upstream.destroy());
    let answers = 0;
    upstream.on("data", (chunk) => {
      if (isReady(chunk)) answers += 1;
      if (answers <= after) client.write(chunk);
      else client.end(Buffer.concat([chunk, ENDED]));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  place.port = String((server.address() as AddressInfo).port);
  place.hostname = "127.0.0.1";
  return { url: place.href, close: () => server.close() };
}

/** ReadyForQuery, which ends every answer: 'Z', a length of 5, and the state of the transaction. */
function isReady(chunk: Buffer): boolean {
  return chunk.length >= 6 && chunk.at(-6) === 0x5a && chunk.readInt32BE(chunk.length - 5) === 5;
}

const ENDED = errorResponse({ S: "FATAL", V: "FATAL", C: "57P01", M: "terminating connection" });

function errorResponse(fields: Readonly<Record<string, string>>): Buffer {
  const body = `${Object.entries(fields)
    .map(([kind, text]) => `${kind}${text}\0`)
    .join("")}\0`;
  const head = Buffer.alloc(5, "E");
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, Buffer.from(body)]);
}
