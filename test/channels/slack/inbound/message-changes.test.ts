import { describe, expect, it } from "vitest";
import { decoded, IN_THREAD, LEDGER, MESSAGE } from "./slack-events.ts";

const NAMED = `<@${LEDGER.userId}>`;
const QUESTION = { type: "message", user: "U1", text: `${NAMED} how?`, ts: "1700000000.000100" };
const EDITED = { user: "U1", ts: "1700000030.000000" };
const DELETED_AT = "1700000000.000100";

function changed(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
  event: Record<string, unknown> = {},
) {
  return decoded({
    type: "message",
    subtype: "message_changed",
    channel: "C1",
    channel_type: "channel",
    hidden: true,
    ts: "1700000031.000300",
    message: { ...after, edited: EDITED },
    previous_message: before,
    ...event,
  });
}

function deleted(before: Record<string, unknown> | undefined, event: Record<string, unknown> = {}) {
  return decoded({
    type: "message",
    subtype: "message_deleted",
    channel: "C1",
    channel_type: "channel",
    hidden: true,
    ts: "1700000031.000300",
    deleted_ts: DELETED_AT,
    previous_message: before,
    ...event,
  });
}

const DELETION = { kind: "deletion", eventId: "Ev1", messageId: "slack:T1:C1:1700000000.000100" };

describe("an edit", () => {
  it("is of the message that was asked, with its text as it is then", () => {
    expect(changed(QUESTION, { ...QUESTION, text: `${NAMED} why &lt;b&gt;?` })).toEqual({
      inbound: {
        kind: "edit",
        eventId: "Ev1",
        messageId: "slack:T1:C1:1700000000.000100",
        text: "why <b>?",
        editedAt: new Date("2023-11-14T22:13:50.000Z"),
      },
    });
  });

  it("counts in a direct message and in a thread without a mention", () => {
    const before = { ...QUESTION, text: "how?" };
    const after = { ...QUESTION, text: "why?" };
    expect(changed(before, after, { channel: "D1", channel_type: "im" }).inbound).toMatchObject({
      text: "why?",
    });
    const thread_ts = "1699999999.000100";
    expect(changed({ ...before, thread_ts }, { ...after, thread_ts }).inbound).toMatchObject({
      text: "why?",
    });
    expect(changed(before, after)).toEqual({});
  });

  it("that takes the mention away is one still", () => {
    expect(changed(QUESTION, { ...QUESTION, text: "never mind" }).inbound).toMatchObject({
      kind: "edit",
      text: "never mind",
    });
  });

  it("that names the bot for the first time asks, at the time of the edit", () => {
    expect(changed({ ...QUESTION, text: "how?" }, QUESTION).inbound).toMatchObject({
      kind: "edit",
      text: "how?",
      asks: {
        kind: "question",
        messageId: "slack:T1:C1:1700000000.000100",
        text: "how?",
        askedAt: new Date("2023-11-14T22:13:50.000Z"),
        onlyIfJoined: false,
        named: true,
        place: { address: { message: "1700000000.000100" } },
      },
    });
  });

  it("asks also where Slack does not tell what the message said before", () => {
    expect(changed(undefined, QUESTION).inbound).toMatchObject({ kind: "edit", asks: { text: "how?" } });
  });

  it("asks nothing anew where the bot was named before", () => {
    expect(changed(QUESTION, { ...QUESTION, text: `${NAMED} why?` }).inbound).not.toHaveProperty("asks");
  });

  it("may lack the time of the edit", () => {
    const event = { message: { ...QUESTION, text: `${NAMED} why?`, edited: "yes" } };
    expect(changed(QUESTION, QUESTION, event).inbound).toMatchObject({
      editedAt: new Date("2023-11-14T22:13:51.000Z"),
    });
  });
});

describe("no edit", () => {
  it.each([
    ["a preview of a link", { attachments: [{ from_url: "https://example.com" }] }],
    ["a reply below it", { reply_count: 1, latest_reply: "1700000020.000100" }],
    ["a guess of its language", { language: { locale: "en" } }],
  ])("is %s", (_what, added) => {
    expect(changed(QUESTION, { ...QUESTION, ...added })).toEqual({});
  });

  it("is a change of a bot's own message, as each answer of ours is", () => {
    const own = { ...QUESTION, user: LEDGER.userId, text: "Thinking..." };
    expect(changed(own, { ...own, text: "An answer" })).toEqual({});
    const other = { ...QUESTION, bot_id: "B9" };
    expect(changed(other, { ...other, text: `${NAMED} again` })).toEqual({});
  });

  it("is what cannot be read, and that is told", () => {
    expect(changed(QUESTION, { ...QUESTION, ts: 5 }).fault).toMatch(/message\.ts/);
    expect(changed(QUESTION, QUESTION, { message: null }).fault).toMatch(/message/);
    expect(changed(QUESTION, QUESTION, { message: "gone" }).fault).toMatch(/message/);
  });
});

describe("a deletion", () => {
  it("is of the message that is gone", () => {
    expect(deleted(QUESTION)).toEqual({ inbound: DELETION });
    expect(deleted({ ...QUESTION, text: "how?" }, { channel_type: "im" })).toEqual({ inbound: DELETION });
    expect(deleted({ ...IN_THREAD, ts: DELETED_AT })).toEqual({ inbound: DELETION });
  });

  it("counts where Slack does not tell what the message said", () => {
    expect(deleted(undefined)).toEqual({ inbound: DELETION });
    expect(deleted({ ...QUESTION, text: { toString: 5 } })).toEqual({});
  });

  it("may leave a tombstone, where people had answered", () => {
    const tombstone = {
      type: "message",
      subtype: "tombstone",
      user: "USLACKBOT",
      text: "This message was deleted.",
      ts: DELETED_AT,
      hidden: true,
    };
    expect(changed(QUESTION, tombstone)).toEqual({ inbound: DELETION });
    expect(changed(QUESTION, { ...tombstone, ts: null }).fault).toMatch(/ts/);
  });

  it("is not of talk among people, nor of a bot's message", () => {
    expect(deleted(MESSAGE)).toEqual({});
    expect(deleted({ ...QUESTION, user: LEDGER.userId }, { channel_type: "im" })).toEqual({});
    expect(deleted({ ...QUESTION, bot_id: "B9" })).toEqual({});
  });

  it("of no message cannot be read", () => {
    expect(deleted(QUESTION, { deleted_ts: "then" }).fault).toMatch(/deleted_ts/);
  });
});
