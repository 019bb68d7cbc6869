import fc from "fast-check";
import { bodyOf, DIRECT, IN_THREAD, LEDGER, MENTION } from "./inbound/slack-events.ts";

const HUGE = "x".repeat(30_000);

/** What stands in a field where it should not. */
const wrong = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    ...[undefined, null, "", 0, true, [], {}, HUGE, "null", "\u0000", "\ud800", "how\u0000?", "\u202e?"],
    ...["app_mention", "message", "im", "mpim", LEDGER.userId, "U1", `<@${LEDGER.userId}>`, "<@U2> hm?"],
    ...["1700000000.000100", "0.0", "9999999999.999999", "99999999999999999.0", "-1.5", "1e9", "NaN"],
    ...["file_share", "message_changed", "message_deleted", "tombstone", "constructor", "__proto__"],
    ...[{ toString: 5 }, { __proto__: null }, { length: -1 }, { constructor: 5 }],
  ),
);

/** An object of which now and then one field or several are wrong, missing, or more than there should be. */
function spoiled(right: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const field = (value: unknown) => fc.oneof({ weight: 12, arbitrary: fc.constant(value) }, wrong);
  const fields = Object.fromEntries(Object.entries(right).map(([key, value]) => [key, field(value)]));
  return fc
    .tuple(fc.record(fields), fc.dictionary(fc.constantFrom(...EXTRA), wrong, { maxKeys: 2 }))
    .map(([event, extra]) => ({ ...event, ...extra }));
}

const EXTRA = [
  ...["subtype", "bot_id", "bot_profile", "app_id", "hidden", "user_team", "team", "thread_ts", "files"],
  ...["edited", "message", "previous_message", "deleted_ts", "blocks", "text", "__proto__", "toString"],
];

const MENTION_IN_THREAD = { ...MENTION, thread_ts: "1699999999.000100" };

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("mute", `<@${LEDGER.userId}> mute`, "how?", HUGE, "a\u0000b", "\udc00", "<@|>", "<<<<>>>|"),
);

const message = fc
  .tuple(
    fc.constantFrom(MENTION, MENTION_IN_THREAD, DIRECT, IN_THREAD),
    text,
    fc.integer({ min: 0, max: 999_999 }),
  )
  .map(([event, said, serial]) => ({
    ...event,
    text: said,
    ts: `1700000000.${String(serial).padStart(6, "0")}`,
  }));

const change = fc.tuple(message, text).map(([before, after]) => ({
  type: "message",
  subtype: "message_changed",
  channel: before.channel,
  channel_type: "channel",
  ts: "1700000100.000100",
  message: { ...before, text: after, edited: { user: "U1", ts: "1700000099.000000" } },
  previous_message: before,
}));

const deletion = message.map((before) => ({
  type: "message",
  subtype: "message_deleted",
  channel: before.channel,
  channel_type: "im",
  ts: "1700000100.000100",
  deleted_ts: before.ts,
  previous_message: before,
}));

const stop = message.map(({ channel, ts }) => ({
  type: "agent_session_stopped",
  ...{ channel, thread_ts: ts, user: "U1", event_ts: "1700000100.000100", streaming_message_ts: [] },
}));

const opened = fc.constantFrom(
  { type: "app_home_opened", user: "U1", channel: "D1", tab: "messages", event_ts: "1700000100.000100" },
  {
    type: "assistant_thread_started",
    assistant_thread: { user_id: "U1", channel_id: "D1", thread_ts: "1.1" },
  },
);

const event = fc.oneof(message, change, deletion, stop, opened).chain((right) => spoiled(right));

let deliveries = 0;

/** The bodies of events with whatever in them, each with an id of its own unless that is spoiled as well. */
export const wildBody: fc.Arbitrary<unknown> = event.chain((spoiledEvent) => {
  deliveries += 1;
  const body = bodyOf(spoiledEvent, { event_id: `Ev${deliveries}`, team_id: "T1" });
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(body) },
    { weight: 2, arbitrary: spoiled(body) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
});
