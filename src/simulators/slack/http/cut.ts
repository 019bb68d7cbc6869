import type { ServerResponse } from "node:http";

/** Ends the connection without a word, as a proxy does that restarts. */
export function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
