import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { LedgerError, reasonOf } from "../core/errors.ts";
import { answerFaults } from "./answer-faults.ts";
import { followResponses, type OpenResponses } from "./open-responses.ts";

export interface ListeningServer {
  readonly port: number;
  /** Takes no more connections, and lets responses that are being sent end, within the deadline. */
  stop(deadlineMs: number): Promise<void>;
}

export interface Place {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How long a client may take to send a request. */
  readonly readWithinMs: number;
}

/** A client that does not read its response is not waited for. */
const END_WITHIN_MS = 500;

/** @throws LedgerError PORT_IN_USE */
export async function listenAt({ host, port, readWithinMs }: Place, routes: Hono): Promise<ListeningServer> {
  const server = createServer({
    headersTimeout: readWithinMs,
    requestTimeout: readWithinMs,
    connectionsCheckingInterval: Math.min(1_000, readWithinMs),
  });
  const open = followResponses(server);
  answerFaults(server, open);
  server.on("request", getRequestListener(routes.fetch));
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return { port: taken, stop: (deadlineMs) => close(server, open, deadlineMs) };
}

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
