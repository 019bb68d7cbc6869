const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before the next try, in milliseconds: about half a second after a connection that held, then
 * ever longer, and each replica a little differently, so that they do not all come at once.
 *
 * @param retryAfterMs - when Slack says to come back, where it does
 */
export function reconnectDelay(failures: number, retryAfterMs = 0, random = Math.random): number {
  const usual = Math.min(FIRST_MS * 2 ** failures, LONGEST_MS);
  return Math.max(usual * (0.75 + random() / 2), retryAfterMs);
}
