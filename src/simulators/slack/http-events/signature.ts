import { createHmac } from "node:crypto";

/** Documented: how Slack signs `v0:timestamp:body` with the app's signing secret. `timestamp` is in seconds. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}
