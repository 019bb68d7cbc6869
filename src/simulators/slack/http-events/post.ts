import { type IncomingMessage, request } from "node:http";
import type { RetryReason } from "../delivery/transport.ts";
import { isLoopback } from "./request-url.ts";

/** What came of a POST: the app's response, or why there is none. */
export type PostOutcome =
  | {
      readonly status: number;
      readonly headers: IncomingMessage["headers"];
      readonly text: string;
    }
  | { readonly failed: RetryReason };

export interface Post {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly text: string;
}

/** Documented: two redirects are followed, by 301 or 302. */
const MOST_REDIRECTS = 2;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302]);
/** In bytes. More than this no answer needs. */
const LONGEST_ANSWER = 1024 * 1024;

/** Posts, and tells the outcome once. Returns a function that breaks the request off and tells nothing. */
export function post(message: Post, ended: (outcome: PostOutcome) => void): () => void {
  let abort = () => {};
  let over = false;

  function end(outcome: PostOutcome): void {
    if (over) return;
    over = true;
    ended(outcome);
  }

  function send(url: URL, redirectsLeft: number): void {
    const sent = request(url, { method: "POST", headers: message.headers, agent: false });
    abort = () => sent.destroy();
    sent.on("error", () => end({ failed: "connection_failed" }));
    sent.on("response", (response) => void take(response, url, redirectsLeft));
    sent.end(message.text);
  }

  async function take(response: IncomingMessage, url: URL, redirectsLeft: number): Promise<void> {
    const { statusCode: status = 0, headers } = response;
    if (REDIRECTS.has(status) && headers.location !== undefined) {
      response.resume();
      follow(URL.parse(headers.location, url.href), redirectsLeft);
      return;
    }
    const text = await textOf(response);
    if (text === undefined) end({ failed: "connection_failed" });
    else end({ status, headers, text });
  }

  function follow(target: URL | null, redirectsLeft: number): void {
    if (over) return;
    if (redirectsLeft === 0) end({ failed: "too_many_redirects" });
    else if (target === null || target.protocol !== "http:" || !isLoopback(target))
      end({ failed: "http_error" });
    else send(target, redirectsLeft - 1);
  }

  send(message.url, MOST_REDIRECTS);
  return () => {
    over = true;
    abort();
  };
}

/** Undefined where the response breaks off or does not end. */
async function textOf(response: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST_ANSWER) return undefined;
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString();
}
