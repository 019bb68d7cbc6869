import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { answerFaults } from "./answer-faults.ts";
import { followResponses, type OpenResponses } from "./open-responses.ts";
import { createRoutes, type RouteSources } from "./routes.ts";

export interface HttpServer {
  readonly url: string;
  /** Takes no more connections, and lets responses that are being sent end, within the deadline. */
  stop(deadlineMs?: number): Promise<void>;
}

export interface HttpServerOptions extends RouteSources {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How long a client may take to send a request. */
  readonly readWithinMs?: number;
  readonly emit: Emit;
}

/**
 * Serves health, readiness and metrics, and the HTTP API where there is one.
 * @throws LedgerError PORT_IN_USE
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, readWithinMs = READ_WITHIN_MS, ...sources } = options;
  const server = createServer({
    headersTimeout: readWithinMs,
    requestTimeout: readWithinMs,
    connectionsCheckingInterval: Math.min(1_000, readWithinMs),
  });
  const open = followResponses(server);
  answerFaults(server, open);
  server.on("request", getRequestListener(createRoutes(sources).fetch));
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${taken}`,
    stop: (deadlineMs = 0) => close(server, open, deadlineMs),
  };
}

const READ_WITHIN_MS = 15_000;
/** A client that does not read its response is not waited for. */
const END_WITHIN_MS = 500;

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw cannotListen(host, port, error);
  }
}

function cannotListen(host: string, port: number, error: unknown): LedgerError {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  return new LedgerError(
    "PORT_IN_USE",
    taken
      ? `Port ${port} on ${host} is in use by another program.`
      : `Cannot listen on ${host}:${port}: ${reasonOf(error)}`,
    "Stop that program, or choose another port with --port N (0 takes a free one), or with PORT.",
    error,
  );
}

async function close(server: Server, open: OpenResponses, deadlineMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  await open.ended(Math.min(deadlineMs, END_WITHIN_MS));
  server.closeAllConnections();
  await closed;
}
