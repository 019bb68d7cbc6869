import type { IncomingMessage } from "node:http";

/** Assumed, in bytes: Slack names no bound, and no call that it would take comes near this one. */
const LARGEST_BODY = 8 * 1024 * 1024;

/** The body of a request; undefined where it is too large, of which no more is kept. */
export async function boundedBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length <= LARGEST_BODY) parts.push(part);
    else parts.length = 0;
  }
  return length <= LARGEST_BODY ? Buffer.concat(parts) : undefined;
}
