/** How long the endpoint asks to be left alone, in milliseconds; undefined where it does not say. */
export function retryAfterMs(headers: Headers, now = Date.now()): number | undefined {
  const precise = headers.get("retry-after-ms");
  if (precise !== null) return fromNow(Number(precise));
  const given = headers.get("retry-after");
  if (given === null) return undefined;
  // Seconds, or a date (RFC 9110, 10.2.3).
  return /^\s*\d/.test(given) ? fromNow(Number(given) * 1000) : fromNow(Date.parse(given) - now);
}

function fromNow(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
