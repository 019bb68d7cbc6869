import type { IncomingMessage } from "node:http";
import { Refusal } from "./refusal.ts";

/** Room for a file of 48 MB in base64. */
const LARGEST_BODY = 64 * 1024 * 1024;

/** Reads a JSON object. @throws Refusal where it is none, or too large. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  // A form of another site can send any text, but not under this type without asking first.
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? "")) {
    throw new Refusal(415, "not_json", "Send a JSON object with content-type application/json.");
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new Refusal(413, "too_large", `At most ${LARGEST_BODY} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString() || "{}");
  } catch {
    throw new Refusal(400, "invalid_json", "The body is no JSON.");
  }
}
