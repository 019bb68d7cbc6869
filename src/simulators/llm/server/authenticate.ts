import { timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { ErrorReply } from "../wire/error-reply.ts";
import { noKey, unknownKey } from "../wire/request-errors.ts";

/** Why a request is not let in, if it is not. A key comes as a bearer token or in `x-litellm-api-key`. */
export function refusalOf(headers: IncomingHttpHeaders, keys: readonly string[]): ErrorReply | undefined {
  const own = headers["x-litellm-api-key"];
  const given = typeof own === "string" ? own : headers.authorization;
  const key = given?.replace(/^bearer\s+/i, "").trim();
  if (!key) return noKey();
  return keys.some((each) => isSame(each, key)) ? undefined : unknownKey(key);
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
