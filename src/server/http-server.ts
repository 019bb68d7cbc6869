import { isIPv6 } from "node:net";
import { reasonOf } from "../core/errors.ts";
import { covers } from "./covers.ts";
import { type ListeningServer, listenAt, type Place } from "./listening-server.ts";
import { createMetricsRoutes, createRoutes, type RouteSources } from "./routes.ts";

export interface HttpServer {
  readonly url: string;
  /** Takes no more connections, and lets responses that are being sent end, within the deadline. */
  stop(deadlineMs?: number): Promise<void>;
}

export interface HttpServerOptions extends RouteSources {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** A second address, at the same port, for /health and /metrics alone. */
  readonly metricsHost?: string | undefined;
  /** How long a client may take to send a request. */
  readonly readWithinMs?: number;
}

const READ_WITHIN_MS = 15_000;

/**
 * Serves health, readiness and metrics, and the HTTP API where there is one.
 * @throws LedgerError PORT_IN_USE
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, metricsHost, readWithinMs = READ_WITHIN_MS, ...sources } = options;
  const server = await listenAt({ host, port, readWithinMs }, createRoutes(sources));
  const second =
    metricsHost === undefined
      ? undefined
      : await listenForMetrics(host, { host: metricsHost, port: server.port, readWithinMs }, sources);
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${server.port}`,
    async stop(deadlineMs = 0) {
      await Promise.all([server.stop(deadlineMs), second?.stop(deadlineMs)]);
    },
  };
}

/** Nobody who asks has anything of it: the bot does without, and says so. */
async function listenForMetrics(
  host: string,
  place: Place,
  sources: RouteSources,
): Promise<ListeningServer | undefined> {
  if (await covers(host, place.host)) return undefined;
  if (await covers(place.host, host)) {
    const message = `it takes in HOST, ${host}, where the bot listens already: name one address of this machine`;
    sources.emit({ type: "metrics_host_refused", host: place.host, message });
    return undefined;
  }
  try {
    return await listenAt(place, createMetricsRoutes(sources));
  } catch (error) {
    sources.emit({ type: "metrics_host_refused", host: place.host, message: reasonOf(error) });
    return undefined;
  }
}
