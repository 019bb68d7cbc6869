import type { ServerResponse } from "node:http";

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = toJson(value);
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    })
    .end(body);
}

/** Sets become lists and Maps become objects; tokens are no part of what is written so. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => {
    if (each instanceof Set) return [...each];
    if (each instanceof Map) return Object.fromEntries(each);
    return each;
  });
}
