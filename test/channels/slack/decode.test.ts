import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEvent } from "../../../src/channels/slack/decode.ts";

const BOT = "U0LEDGERBOT";

const MENTION = {
  type: "app_mention",
  channel: "C1",
  user: "U1",
  text: `<@${BOT}> how do we deploy?`,
  ts: "1700000000.000100",
  event_ts: "1700000000.000100",
};
const MESSAGE = { ...MENTION, type: "message", channel_type: "channel", text: "how do we deploy?" };
const IN_THREAD = { ...MESSAGE, ts: "1700000060.000200", thread_ts: "1700000000.000100" };
const DIRECT = { ...MESSAGE, channel: "D1", channel_type: "im" };

function bodyOf(event: Record<string, unknown>) {
  return { type: "event_callback", team_id: "T1", event_id: "Ev1", api_app_id: "A1", event };
}

const decoded = (event: Record<string, unknown>) => decodeEvent(bodyOf(event), BOT);

describe("a mention", () => {
  it("is a question in the thread that it begins", () => {
    expect(decoded(MENTION)).toEqual({
      eventId: "Ev1",
      messageId: "slack:T1:C1:1700000000.000100",
      text: "how do we deploy?",
      asker: { id: "U1" },
      place: {
        channel: "slack",
        conversation: "slack:T1:C1:1700000000.000100",
        address: { team: "T1", channel: "C1", thread: "1700000000.000100", message: "1700000000.000100" },
      },
      askedAt: new Date("2023-11-14T22:13:20.000Z"),
      onlyIfJoined: false,
    });
  });

  it("in a thread belongs to that thread", () => {
    const inbound = decoded({ ...MENTION, ts: "1700000060.000200", thread_ts: "1700000000.000100" });
    expect(inbound?.messageId).toBe("slack:T1:C1:1700000060.000200");
    expect(inbound?.place).toMatchObject({
      conversation: "slack:T1:C1:1700000000.000100",
      address: { thread: "1700000000.000100", message: "1700000060.000200" },
    });
  });

  it("may come without text, as with a file", () => {
    const { text: _, ...without } = MENTION;
    expect(decoded(without)?.text).toBe("");
  });
});

describe("a message that is not addressed", () => {
  it("counts in a thread only, and there only where the bot is part of it", () => {
    expect(decoded(MESSAGE)).toBeUndefined();
    expect(decoded(IN_THREAD)).toMatchObject({ onlyIfJoined: true, text: "how do we deploy?" });
  });

  it("counts with a file, and when it is shown in the channel too", () => {
    for (const subtype of ["file_share", "thread_broadcast"])
      expect(decoded({ ...IN_THREAD, subtype })).toMatchObject({ onlyIfJoined: true });
  });
});

describe("a direct message", () => {
  it("is a question without a mention", () => {
    expect(decoded(DIRECT)).toMatchObject({ text: "how do we deploy?", onlyIfJoined: false });
  });

  it("with a mention is a question too, because no mention event comes there", () => {
    expect(decoded({ ...DIRECT, text: MENTION.text })).toMatchObject({ text: "how do we deploy?" });
  });

  it("of several people asks only when it mentions", () => {
    expect(decoded({ ...MESSAGE, channel_type: "mpim" })).toBeUndefined();
  });
});

describe("what asks the bot nothing", () => {
  it.each([
    ["the message twin of a mention", { ...MESSAGE, text: MENTION.text }],
    ["the twin in a thread", { ...IN_THREAD, text: MENTION.text }],
    ["the twin whose mention has a name", { ...IN_THREAD, text: `<@${BOT}|ledger> how?` }],
    ["its own message", { ...DIRECT, user: BOT }],
    ["a message of another bot", { ...DIRECT, bot_id: "B1" }],
    ["a mention by another bot", { ...MENTION, bot_id: "B1" }],
    ["an edit", { ...DIRECT, subtype: "message_changed", message: MESSAGE }],
    ["a deletion", { ...DIRECT, subtype: "message_deleted" }],
    ["somebody joining", { ...DIRECT, subtype: "channel_join" }],
    ["a reaction", { type: "reaction_added", user: "U1", reaction: "eyes", item: {} }],
    ["a message without an author", { ...DIRECT, user: undefined }],
    ["a message without a time", { ...DIRECT, ts: undefined }],
    ["a message at no time", { ...DIRECT, ts: "now" }],
    ["a message in a thread of no time", { ...DIRECT, thread_ts: "then" }],
  ])("%s", (_what, event) => {
    expect(decoded(event)).toBeUndefined();
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "event_callback"],
    ["a slash command", { command: "/ledger", text: "how?" }],
    ["Slack's check of a URL", { type: "url_verification", challenge: "x" }],
    ["a callback without an event", { ...bodyOf(MENTION), event: undefined }],
    ["a callback without an id", { ...bodyOf(MENTION), event_id: undefined }],
  ])("%s", (_what, body) => {
    expect(decodeEvent(body, BOT)).toBeUndefined();
  });
});

describe("whatever comes", () => {
  const field = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      "app_mention",
      "message",
      "im",
      BOT,
      "U1",
      "1700000000.000100",
      "99999999999999999.0",
      "file_share",
    ),
  );
  const event = fc.record(
    Object.fromEntries(
      [...Object.keys(IN_THREAD), "subtype", "bot_id"].map((key) => [
        key,
        // Mostly what Slack sends, so that a wrong field is met by all the others being right.
        fc.oneof({ weight: 4, arbitrary: fc.constant(IN_THREAD[key as keyof typeof IN_THREAD]) }, field),
      ]),
    ),
  );

  it("never throws, and gives a question that can be kept or none", () => {
    fc.assert(
      fc.property(fc.oneof(event.map(bodyOf), fc.jsonValue()), (body) => {
        const inbound = decodeEvent(body, BOT);
        if (inbound === undefined) return;
        expect(inbound.askedAt.toISOString()).toMatch(/^\d{4}-/);
        expect(inbound.asker.id).not.toBe(BOT);
        expect(JSON.parse(JSON.stringify(inbound.place))).toEqual(inbound.place);
      }),
      { numRuns: 2_000 },
    );
  });
});
