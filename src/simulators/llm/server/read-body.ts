import type { IncomingMessage } from "node:http";
import { accepted, type Checked, refused } from "../wire/error-reply.ts";
import { bodyTooLarge } from "../wire/request-errors.ts";

/** In bytes. Assumed: prompts of models with the longest contexts stay under it. */
const LARGEST_BODY = 16 * 1024 * 1024;

/** The body of a request as text. One that is too large is read to its end, or its sender would hear no answer. */
export async function readBody(request: IncomingMessage): Promise<Checked<string>> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= LARGEST_BODY) parts.push(part);
    else parts.length = 0;
  }
  if (length > LARGEST_BODY) return refused(bodyTooLarge(LARGEST_BODY));
  return accepted(Buffer.concat(parts).toString());
}
