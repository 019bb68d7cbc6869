import { RequestFault } from "./request-fault.ts";

export const MOST_BYTES = 64 * 1024;

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/** Reads a request's JSON. @throws RequestFault */
export async function readJson(request: Request): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? ""))
    throw new RequestFault("NOT_JSON", "The body is not announced as JSON in UTF-8.");
  const text = decode(await readBytes(request));
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestFault("JSON_INVALID", "The body is no JSON.");
  }
}

async function readBytes(request: Request): Promise<Buffer> {
  if (Number(request.headers.get("content-length")) > MOST_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  const reader = request.body?.getReader();
  for (let size = 0; ; ) {
    const { done, value } = (await reader?.read().catch(incomplete)) ?? { done: true };
    if (done) return Buffer.concat(chunks);
    size += value.length;
    if (size > MOST_BYTES) throw tooLarge();
    chunks.push(value);
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new RequestFault("TEXT_INVALID", "The body is no UTF-8.");
  }
}

/** The rest of it is not waited for. */
function tooLarge(): RequestFault {
  return new RequestFault("BODY_TOO_LARGE", "The body has more than 64 KiB.", {
    headers: { connection: "close" },
  });
}

function incomplete(): never {
  throw new RequestFault("BODY_INCOMPLETE", "The body ended too early.");
}
