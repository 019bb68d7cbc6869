import type { Readable, Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { type Dispatcher, request as undiciRequest } from "undici";
import { reasonOf } from "../../core/errors.ts";

export interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Where the headers may go; a redirect leads nowhere else but to these. */
  readonly origins: ReadonlySet<string>;
  /** Where the declared headers, which may be secrets, are sent. */
  readonly home: string;
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Sent instead of a GET. */
  readonly json?: unknown;
  /** Of the request itself, such as If-None-Match. */
  readonly conditions?: Readonly<Record<string, string>>;
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The address after redirects. */
  readonly url: string;
}

const USER_AGENT = "Ledger-Workbench (knowledge refresh)";
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Makes a request and reads its answer whole, within the bounds.
 * @throws Error that says what went wrong: no answer in time, too large, cut, or a redirect to elsewhere
 */
export async function request(url: string, options: RequestOptions): Promise<Received> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  try {
    return await follow(url, options, AbortSignal.any([timeout, options.signal]));
  } catch (error) {
    if (timeout.aborted && !options.signal.aborted)
      throw new Error(`gave no whole answer in ${options.timeoutMs / 1000} s`, { cause: error });
    throw error;
  }
}

async function follow(first: string, options: RequestOptions, signal: AbortSignal): Promise<Received> {
  let url = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const { statusCode: status, headers: fields, body } = await send(url, options, signal);
    const headers = headersOf(fields);
    const location = REDIRECTS.has(status) ? headers.get("location") : null;
    if (location === null)
      return { status, headers, body: await bytesOf(body, headers, options.maxBytes), url };
    body.destroy();
    url = nextUrl(location, url, options.origins);
  }
  throw new Error(`redirects more than ${MAX_REDIRECTS} times`);
}

// Not by fetch, which takes a compressed body for whole where it breaks off.
async function send(
  url: string,
  options: RequestOptions,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const { headers, home, json, conditions } = options;
  const isPost = json !== undefined;
  try {
    const response = await undiciRequest(url, {
      method: isPost ? "POST" : "GET",
      signal,
      headers: {
        "user-agent": USER_AGENT,
        "accept-encoding": "gzip, br",
        ...(isPost && { "content-type": "application/json", accept: "application/json" }),
        ...conditions,
        ...(new URL(url).origin === home && headers),
      },
      ...(isPost && { body: JSON.stringify(json) }),
    });
    // A body that is left unread, or ended, says so when nobody listens any more, which would end the process.
    response.body.on("error", () => {});
    return response;
  } catch (error) {
    throw new Error(`cannot be reached: ${reasonOf(error)}`, { cause: error });
  }
}

function headersOf(fields: Dispatcher.ResponseData["headers"]): Headers {
  return new Headers(
    Object.entries(fields).flatMap(([name, value]) =>
      [value ?? []].flat().map((each): [string, string] => [name, each]),
    ),
  );
}

function nextUrl(location: string, from: string, origins: ReadonlySet<string>): string {
  if (!URL.canParse(location, from)) throw new Error("redirects to something that is no address");
  const next = new URL(location, from);
  if (!origins.has(next.origin))
    throw new Error(`redirects to ${next.origin}, which is not among the source's origins`);
  return next.href;
}

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

async function bytesOf(body: Readable, headers: Headers, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of decoded(body, headers.get("content-encoding") ?? "")) {
      bytes += chunk.length;
      // Counted after decompression, so that a small answer cannot grow without an end.
      if (bytes > maxBytes)
        throw new TooLarge(`is larger than the ${maxBytes} bytes that max_bytes leaves for it`);
      chunks.push(chunk as Uint8Array);
    }
  } catch (error) {
    body.destroy();
    if (error instanceof TooLarge) throw error;
    throw new Error(`broke off after ${bytes} bytes: ${reasonOf(error)}`, { cause: error });
  }
  return Buffer.concat(chunks);
}

class TooLarge extends Error {}

function decoded(body: Readable, encoding: string): AsyncIterable<Buffer | string> {
  if (encoding === "" || encoding === "identity") return body;
  const decoder = DECODERS[encoding]?.();
  if (!decoder) throw new Error(`it is encoded as ${encoding}`);
  decoder.on("error", () => {});
  // What breaks off ends the decoder too, and with it the wait for more.
  body.once("error", (error) => decoder.destroy(error));
  return body.pipe(decoder);
}
