import { createHash, timingSafeEqual } from "node:crypto";

const BEARER = /^Bearer +(\S+)$/i;

/** Checks a header Authorization. Digests are compared, so that the time tells neither a length nor a beginning. */
export function createBearerCheck(token: string): (authorization: string | undefined) => boolean {
  const expected = digest(token);
  return (authorization = "") => timingSafeEqual(digest(BEARER.exec(authorization)?.[1] ?? ""), expected);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
