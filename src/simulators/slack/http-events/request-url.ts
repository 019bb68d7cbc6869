import { LedgerError } from "../../../core/errors.ts";

/**
 * Reads the URL at which an app takes events over HTTP.
 *
 * @throws LedgerError REQUEST_URL_INVALID where it is none, or not of this machine: nothing that the simulator
 * sends leaves it.
 */
export function parseRequestUrl(text: string): URL {
  const url = URL.parse(text);
  if (url !== null && url.protocol === "http:" && isLoopback(url)) return url;
  throw new LedgerError(
    "REQUEST_URL_INVALID",
    `The simulated Slack cannot send to the request URL ${text}: it is no http URL of this machine.`,
    "Use a URL such as http://127.0.0.1:3000/slack/events.",
  );
}

export function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}
