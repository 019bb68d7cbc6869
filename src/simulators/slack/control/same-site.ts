import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

const LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"];

/**
 * The simulator listens on this machine only, but any web site that is open in its browser can send requests
 * here. A page's script cannot set these headers, so they tell who asks: `Host` ends DNS rebinding, `Origin` and
 * `Sec-Fetch-Site` end requests of other sites. Programs send neither of the two and are let in.
 *
 * @throws Refusal 403
 */
export function requireSameSite(request: IncomingMessage): void {
  const { origin, "sec-fetch-site": site } = request.headers;
  requireOwnHost(request);
  if (origin !== undefined && origin !== `http://${request.headers.host}`) throw foreign();
  if (site !== undefined && site !== "same-origin" && site !== "none") throw foreign();
}

/** @throws Refusal 403 where the simulator is asked for under a name that is not its own. */
export function requireOwnHost({ headers, socket }: IncomingMessage): void {
  const own = LOOPBACK_NAMES.some((name) => headers.host === `${name}:${socket.localPort}`);
  if (!own) throw new Refusal(403, "foreign_host", `Ask for 127.0.0.1:${socket.localPort}.`);
}

function foreign(): Refusal {
  return new Refusal(403, "foreign_origin", "Only the simulator's own page and programs may ask here.");
}
