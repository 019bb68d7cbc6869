import type { Clock } from "../../core/clock.ts";

/**
 * Makes ids of Slack's form: a prefix, then capitals and digits. They are made of the time, so that no id comes
 * again after a restart: an app may remember those that it has seen.
 */
export function createTimeIds(prefix: string, clock: Clock): () => string {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock.now() * 1000);
    return `${prefix}${last.toString(36).toUpperCase().padStart(10, "0")}`;
  };
}
