import { z } from "zod";

/**
 * An id of Slack's. Slack asks to assume nothing of its letters, so only what would break our own ids is refused:
 * they are joined by colons, and an index of Postgres takes no endless key.
 */
export const slackId = z.string().regex(/^[\w-]{1,64}$/);

/** Seconds and a serial number: the id and the time of a message in one. */
export const timestamp = z.string().regex(/^\d{1,10}\.\d{1,6}$/);

export function dateOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

export function messageIdOf(team: string, channel: string, ts: string): string {
  return ["slack", team, channel, ts].join(":");
}
