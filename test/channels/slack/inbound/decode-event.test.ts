import { describe, expect, it } from "vitest";
import { MOST_CHARACTERS_KEPT } from "../../../../src/channels/slack/inbound/clean-text.ts";
import { decodeEvent } from "../../../../src/channels/slack/inbound/decode-event.ts";
import { viewerOf } from "../../../../src/core/audience.ts";
import { bodyOf, DIRECT, decoded, IN_THREAD, LEDGER, MENTION, MESSAGE } from "./slack-events.ts";

const NAMED = `<@${LEDGER.userId}>`;

/** What is kept of an event. */
const kept = (event: Record<string, unknown>, around: Record<string, unknown> = {}) =>
  decoded(event, around).inbound;

describe("a mention", () => {
  it("is a question in the thread that it begins", () => {
    expect(kept(MENTION)).toEqual({
      kind: "question",
      eventId: "Ev1",
      messageId: "slack:T1:C1:1700000000.000100",
      text: "how do we deploy?",
      asker: { id: "U1" },
      place: {
        channel: "slack",
        conversation: "slack:T1:C1:1700000000.000100",
        address: {
          team: "T1",
          channel: "C1",
          thread: "1700000000.000100",
          message: "1700000000.000100",
          user: "U1",
          userTeam: "T1",
          seenBy: "channel:C1",
        },
      },
      askedAt: new Date("2023-11-14T22:13:20.000Z"),
      onlyIfJoined: false,
      named: true,
    });
  });

  it("in a thread belongs to that thread", () => {
    expect(kept({ ...MENTION, ts: "1700000060.000200", thread_ts: "1700000000.000100" })).toMatchObject({
      messageId: "slack:T1:C1:1700000060.000200",
      place: {
        conversation: "slack:T1:C1:1700000000.000100",
        address: { thread: "1700000000.000100", message: "1700000060.000200" },
      },
    });
  });

  it("may come without text, as with a file, and with nothing but the mention", () => {
    const { text: _, ...without } = MENTION;
    expect(kept(without)).toMatchObject({ kind: "question", text: "" });
    expect(kept({ ...MENTION, text: NAMED })).toMatchObject({ kind: "question", text: "" });
  });

  it("may hold null where Slack has nothing to say", () => {
    const nulls = {
      thread_ts: null,
      subtype: null,
      bot_id: null,
      bot_profile: null,
      app_id: null,
      user_team: null,
    };
    expect(kept({ ...MENTION, ...nulls })).toMatchObject({ text: "how do we deploy?", asker: { id: "U1" } });
  });
});

describe("a message that does not name the bot", () => {
  it("counts in a thread only, and there only where the bot is part of it", () => {
    expect(kept(MESSAGE)).toBeUndefined();
    expect(kept(IN_THREAD)).toMatchObject({
      kind: "question",
      onlyIfJoined: true,
      named: false,
      text: "how do we deploy?",
    });
  });

  it("counts with a file, shown in the channel too, or said of oneself", () => {
    for (const subtype of ["file_share", "thread_broadcast", "me_message"])
      expect(kept({ ...IN_THREAD, subtype })).toMatchObject({ onlyIfJoined: true });
  });

  it.each([
    ["another person", "<@U2> what do you think?"],
    ["another person by name", " <@U2|ben> what do you think?"],
    ["a group of people", "<!subteam^S1|@writers> who knows?"],
    ["all who are here", "<!here> who knows?"],
  ])("is for %s where it begins with them", (_who, text) => {
    expect(kept({ ...IN_THREAD, text })).toMatchObject({ onlyIfJoined: true, forPeople: true });
  });

  it("is for the bot where it only tells of another person", () => {
    const inbound = kept({ ...IN_THREAD, text: "does <@U2> own it?" });
    expect(inbound).toMatchObject({ text: "does @U2 own it?" });
    expect(inbound).not.toHaveProperty("forPeople");
  });

  it.each([
    ["a thumb", ":+1: :tada:"],
    ["signs", "!?"],
    ["a bare file", ""],
  ])("is for people where it is %s", (_what, text) => {
    expect(kept({ ...IN_THREAD, text })).toMatchObject({ onlyIfJoined: true, forPeople: true });
  });
});

describe("a direct message", () => {
  it("is a question without a mention", () => {
    expect(kept(DIRECT)).toMatchObject({ text: "how do we deploy?", onlyIfJoined: false, named: false });
  });

  it("with a mention is a question too, because no mention event comes there", () => {
    expect(kept({ ...DIRECT, text: MENTION.text })).toMatchObject({ text: "how do we deploy?", named: true });
  });

  it("in a thread of the agent's or the assistant's pane belongs to that thread", () => {
    expect(kept({ ...IN_THREAD, channel: "D1", channel_type: "im" })).toMatchObject({
      onlyIfJoined: false,
      place: { conversation: "slack:T1:D1:1700000000.000100" },
    });
  });

  it("is answered even where it begins with another person, or says nothing", () => {
    expect(kept({ ...DIRECT, text: "<@U2> owns what?" })).toMatchObject({ onlyIfJoined: false });
    expect(kept({ ...DIRECT, text: ":+1:" })).toMatchObject({ onlyIfJoined: false });
  });

  it("of several people asks only when it mentions, whether or not a mention event comes as well", () => {
    const several = { ...MESSAGE, channel: "G1", channel_type: "mpim" };
    expect(kept(several)).toBeUndefined();
    expect(kept({ ...several, text: MENTION.text })).toMatchObject({ onlyIfJoined: false, named: true });
  });
});

describe("a wish to be left alone", () => {
  const inThread = { ...MENTION, thread_ts: "1699999999.000100" };

  it.each([
    ["mute", true],
    ["Mute!", true],
    ["please be quiet", true],
    ["be quiet, please.", true],
    ["stop listening", true],
    ["unmute", false],
    ["come back", false],
  ])("is %j in a thread: muted is %s", (words, muted) => {
    const inbound = kept({ ...inThread, text: `${NAMED} ${words}` });
    expect(inbound).toMatchObject({
      kind: "mute",
      muted,
      messageId: "slack:T1:C1:1700000000.000100",
      place: { conversation: "slack:T1:C1:1699999999.000100" },
      asker: { id: "U1" },
    });
    expect(inbound).not.toHaveProperty("onlyIfJoined");
  });

  it.each([
    ["words around it", { ...inThread, text: `${NAMED} how do I mute an alert?` }],
    ["no thread", { ...MENTION, text: `${NAMED} mute` }],
    ["no mention", { ...IN_THREAD, text: "mute" }],
    ["a direct message", { ...DIRECT, thread_ts: "1699999999.000100", text: "mute" }],
  ])("is an ordinary question with %s", (_what, event) => {
    expect(kept(event)).toMatchObject({ kind: "question" });
  });
});

describe("the button that stops an agent", () => {
  it("stops what is being answered in that thread", () => {
    const stopped = {
      type: "agent_session_stopped",
      channel: "D1",
      thread_ts: "1700000000.000100",
      user: "U1",
      streaming_message_ts: [],
      event_ts: "1700000090.000100",
    };
    expect(kept(stopped)).toEqual({
      kind: "stop",
      eventId: "Ev1",
      conversation: "slack:T1:D1:1700000000.000100",
      by: { id: "U1" },
      stoppedAt: new Date("2023-11-14T22:14:50.000Z"),
    });
    expect(decoded({ ...stopped, thread_ts: undefined }).fault).toMatch(/thread_ts/);
  });
});

describe("what asks the bot nothing", () => {
  it.each([
    ["the message twin of a mention", { ...MESSAGE, text: MENTION.text }],
    ["the twin in a thread", { ...IN_THREAD, text: MENTION.text }],
    ["the twin whose mention has a name", { ...IN_THREAD, text: `<@${LEDGER.userId}|ledger> how?` }],
    ["its own message", { ...DIRECT, user: LEDGER.userId }],
    ["what its own app posts", { ...DIRECT, app_id: LEDGER.appId }],
    ["a message of another bot", { ...DIRECT, bot_id: "B1" }],
    ["a message with a bot's profile", { ...DIRECT, bot_profile: { id: "B1" } }],
    ["a message under a bot's name", { ...DIRECT, subtype: "bot_message" }],
    ["a mention by another bot", { ...MENTION, bot_id: "B1" }],
    ["a reminder of Slackbot", { ...MENTION, user: "USLACKBOT" }],
    ["a hidden message", { ...DIRECT, hidden: true }],
    ["somebody joining", { ...DIRECT, subtype: "channel_join" }],
    ["a reaction", { type: "reaction_added", user: "U1", reaction: "eyes", item: {} }],
    ["an event named as what every object has", { type: "constructor" }],
    ["a subtype named as what every object has", { ...DIRECT, subtype: "__proto__" }],
  ])("%s", (_what, event) => {
    expect(decoded(event)).toEqual({});
  });
});

describe("what cannot be read", () => {
  it.each([
    ["without an author", { ...DIRECT, user: undefined }, "user"],
    ["without a time", { ...DIRECT, ts: undefined }, "ts"],
    ["at no time", { ...DIRECT, ts: "now" }, "ts"],
    ["in a thread of no time", { ...DIRECT, thread_ts: "then" }, "thread_ts"],
    ["in no channel", { ...MENTION, channel: { id: "C1" } }, "channel"],
    ["with a text that is none", { ...MENTION, text: ["how?"] }, "text"],
    ["whose ids would break ours", { ...MENTION, channel: "C1:1" }, "channel"],
    ["with an id without end", { ...MENTION, user: "U".repeat(10_000) }, "user"],
  ])("is told by its field, never by its content: a message %s", (_what, event, field) => {
    expect(decoded(event)).toEqual({
      fault: `Slack sent an event with a field that cannot be read: ${field}`,
    });
  });

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "event_callback"],
    ["Slack's check of a URL", { type: "url_verification", challenge: "x" }],
    ["a callback without an event", { ...bodyOf(MENTION), event: undefined }],
    ["a callback with no event in it", { ...bodyOf(MENTION), event: null }],
    ["a callback without an id", { ...bodyOf(MENTION), event_id: undefined }],
    ["a callback of no workspace", { ...bodyOf(MENTION), team_id: undefined }],
  ])("is told as such: %s", (_what, body) => {
    expect(decodeEvent(body, LEDGER)).toEqual({
      fault: "Slack sent an event without an id, a workspace or a type",
    });
  });
});

describe("a text that could not be kept", () => {
  const textOf = (text: string) => {
    const inbound = kept({ ...DIRECT, text });
    return inbound?.kind === "question" ? inbound.text : undefined;
  };

  it("has another control character for NUL, so that it is refused with a reason and not for ever", () => {
    expect(textOf("how\u0000?")).toBe("how\u0001?");
  });

  it("has no halves of characters, also where it is cut", () => {
    expect(textOf("how\ud800?")).toBe("how\ufffd?");
    expect(textOf("😀".repeat(MOST_CHARACTERS_KEPT))?.isWellFormed()).toBe(true);
  });

  it("is cut, and yet long enough to be refused for its length", () => {
    expect(textOf("a".repeat(1_000_000))).toHaveLength(MOST_CHARACTERS_KEPT);
  });
});

describe("who reads the answer", () => {
  const readers = (event: Record<string, unknown>, around = {}) => {
    const inbound = kept(event, around);
    return inbound && "place" in inbound ? viewerOf(inbound.place) : undefined;
  };

  it("is all who are in the channel, whoever asks there", () => {
    expect(readers(MENTION)).toBe("channel:C1");
    expect(readers({ ...MENTION, user: "U2", ts: "1700000060.000200", thread_ts: MENTION.ts })).toBe(
      "channel:C1",
    );
    expect(readers({ ...IN_THREAD, channel_type: "group" })).toBe(`channel:${IN_THREAD.channel}`);
  });

  it("is the person alone in a direct message", () => {
    expect(readers(DIRECT)).toBe(`user:${DIRECT.user}`);
  });

  it("is each of them in a direct message of several people", () => {
    const several = { ...DIRECT, channel: "G1", channel_type: "mpim", text: `${NAMED} how?` };
    expect(readers(several)).toBe("channel:G1");
  });

  it("is not known where Slack does not tell that it is a direct message", () => {
    expect(readers({ ...IN_THREAD, channel: "D1", channel_type: null })).toBe("channel:D1");
  });

  it("is anybody where another company is in the channel", () => {
    const shared = { is_ext_shared_channel: true };
    expect(readers(MENTION, shared)).toBe("everyone");
    expect(readers(DIRECT, shared)).toBe("everyone");
    expect(readers({ ...MENTION, user: "U9", user_team: "T9" }, shared)).toBe("everyone");
  });

  it("stays the same where an edit makes a question of a message", () => {
    const edited = kept({
      type: "message",
      subtype: "message_changed",
      channel: "C1",
      channel_type: "channel",
      ts: "1700000060.000200",
      message: { type: "message", user: "U1", text: `${NAMED} how?`, ts: "1700000000.000100" },
      previous_message: { text: "how?" },
    });
    expect(edited?.kind === "edit" && edited.asks && viewerOf(edited.asks.place)).toBe("channel:C1");
  });
});

describe("several workspaces", () => {
  it("stay apart, with the same ids in each", () => {
    const here = kept(MENTION);
    const there = kept(MENTION, { team_id: "T2" });
    expect(here).toMatchObject({ messageId: "slack:T1:C1:1700000000.000100" });
    expect(there).toMatchObject({
      messageId: "slack:T2:C1:1700000000.000100",
      place: { conversation: "slack:T2:C1:1700000000.000100", address: { team: "T2" } },
    });
  });

  it("are told apart by the one that an event came through, which stays the same in a shared channel", () => {
    const ours = kept(MENTION, { context_team_id: "T1", is_ext_shared_channel: true });
    const theirs = kept(
      { ...MENTION, user: "U9", user_team: "T9", team: "T9", ts: "1700000060.000200", thread_ts: MENTION.ts },
      { team_id: "T9", context_team_id: "T1", is_ext_shared_channel: true },
    );
    expect(ours).toMatchObject({ asker: { id: "U1" } });
    expect(theirs).toMatchObject({
      asker: { id: "T9:U9" },
      place: {
        conversation: "slack:T1:C1:1700000000.000100",
        address: { team: "T1", user: "U9", userTeam: "T9" },
      },
    });
  });

  it("of one organization name a person alike, wherever that person asks", () => {
    const grid = { team_id: "T1", enterprise_id: "E1", is_ext_shared_channel: false };
    expect(kept({ ...MENTION, user_team: "T2" }, grid)).toMatchObject({ asker: { id: "U1" } });
  });
});
