import { webApi } from "@slack/bolt";
import { reasonOf } from "../../../core/errors.ts";

/** Why there is no connection, and what can be done about it. */
export interface ConnectionFault {
  readonly message: string;
  readonly remedy: string;
  /** When Slack says to come back, in milliseconds. */
  readonly retryAfterMs?: number;
}

const CHECK = "Check SLACK_APP_TOKEN, and that Slack can be reached from here.";

/** What Slack says over a WebSocket when it ends it. Documented but for the last, which is observed (bolt-js #2238). */
const BY_DISCONNECT: ReadonlyMap<string, ConnectionFault> = new Map([
  [
    "link_disabled",
    {
      message: "Socket Mode is switched off for the app (link_disabled)",
      remedy: "Switch it on in the settings of your Slack app, under Socket Mode.",
    },
  ],
  [
    "too_many_websockets",
    {
      message: "Slack allows an app 10 connections, and all are taken (too_many_websockets)",
      remedy: "Stop another process that uses this SLACK_APP_TOKEN, or run this one with --role worker.",
    },
  ],
]);

/** @param disconnect - the reason that Slack gave over the WebSocket, where it gave one */
export function connectionFault(error: unknown, disconnect: string | undefined): ConnectionFault {
  const known = disconnect === undefined ? undefined : BY_DISCONNECT.get(disconnect);
  if (known) return known;
  // The client tells nothing of a WebSocket that was closed before Slack said hello.
  const message = error instanceof Error ? reasonOf(error) : `Slack closed it (${disconnect ?? "no reason"})`;
  const isRateLimited = error instanceof webApi.WebAPIRateLimitedError;
  return { message, remedy: CHECK, ...(isRateLimited && { retryAfterMs: error.retryAfter * 1000 }) };
}
