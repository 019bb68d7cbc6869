import { once } from "node:events";
import { type AddressInfo, isIPv6 } from "node:net";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { LedgerError, reasonOf } from "../core/errors.ts";
import type { Emit } from "../core/events.ts";
import { createRoutes, type RouteSources } from "./routes.ts";

export interface HttpServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface HttpServerOptions extends RouteSources {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly emit: Emit;
}

/**
 * Serves health, readiness and metrics.
 * @throws LedgerError PORT_IN_USE
 */
export async function startHttpServer({ host, port, ...sources }: HttpServerOptions): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch: createRoutes(sources).fetch });
  await listen(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://${isIPv6(host) ? `[${host}]` : host}:${taken}`, stop: () => close(server) };
}

async function listen(server: ServerType, host: string, port: number): Promise<void> {
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

async function close(server: ServerType): Promise<void> {
  const closed = once(server, "close");
  server.close();
  if ("closeAllConnections" in server) server.closeAllConnections();
  await closed;
}
