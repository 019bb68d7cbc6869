import { decodeEvent } from "../../../../src/channels/slack/inbound/decode-event.ts";

export const LEDGER = { userId: "U0LEDGERBOT", botId: "B0LEDGER", appId: "A0LEDGER" };

export const MENTION = {
  type: "app_mention",
  channel: "C1",
  user: "U1",
  text: `<@${LEDGER.userId}> how do we deploy?`,
  ts: "1700000000.000100",
  event_ts: "1700000000.000100",
};
export const MESSAGE = { ...MENTION, type: "message", channel_type: "channel", text: "how do we deploy?" };
export const IN_THREAD = { ...MESSAGE, ts: "1700000060.000200", thread_ts: "1700000000.000100" };
export const DIRECT = { ...MESSAGE, channel: "D1", channel_type: "im" };

/** The body of an event, as Slack wraps it. */
export function bodyOf(event: unknown, around: Record<string, unknown> = {}) {
  return { type: "event_callback", team_id: "T1", event_id: "Ev1", api_app_id: "A1", ...around, event };
}

export function decoded(event: Record<string, unknown>, around: Record<string, unknown> = {}) {
  return decodeEvent(bodyOf(event, around), LEDGER);
}
