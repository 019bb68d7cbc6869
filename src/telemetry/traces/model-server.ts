import type { Attributes } from "./question-trace.ts";

/** Where calls to models go, by OpenTelemetry's semantic conventions: an address has its port, the scheme's own too. */
export function modelServer(baseURL: string | undefined): Attributes {
  if (baseURL === undefined) return {};
  const { hostname, port, protocol } = new URL(baseURL);
  return {
    "server.address": hostname.replace(/^\[(.*)\]$/, "$1"),
    "server.port": port === "" ? (DEFAULT_PORTS[protocol] ?? 80) : Number(port),
  };
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };
