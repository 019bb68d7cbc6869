import { describe, expect, it } from "vitest";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { ANA, BEN, GENERAL, HELP, PRIVATE, refusalOf, startedSimulator, webClient } from "../clients.ts";

const METADATA = { event_type: "answer", event_payload: { question: "q1" } };

describe("conversations.replies", () => {
  it("shows metadata only where all of it is asked for", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "How?" });
    await client.chat.postMessage({ channel: HELP, thread_ts: ts, text: "So.", metadata: METADATA });

    const plain = await client.conversations.replies({ channel: HELP, ts });
    expect(plain.messages).toHaveLength(2);
    expect(plain.messages?.[1]).not.toHaveProperty("metadata");
    const full = await client.conversations.replies({ channel: HELP, ts, include_all_metadata: true });
    expect(full.messages?.[1]).toMatchObject({ text: "So.", metadata: METADATA });
  });

  it("pages from the oldest to the newest", async () => {
    const { slack } = await startedSimulator();
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "0" });
    for (const text of ["1", "2", "3", "4"]) slack.post({ user: BEN, channel: HELP, text, thread_ts: ts });

    const pages: (string | undefined)[][] = [];
    const options = { channel: HELP, ts, limit: 2 };
    for await (const page of webClient(slack).paginate("conversations.replies", options)) {
      const { messages } = page as { messages?: { text?: string }[] };
      pages.push(messages?.map((message) => message.text) ?? []);
    }
    expect(pages).toEqual([["0", "1"], ["2", "3"], ["4"]]);
  });

  it("finds the thread by a reply's ts, and refuses a ts of no message", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const parent = slack.post({ user: ANA, channel: HELP, text: "0" });
    const reply = slack.post({ user: ANA, channel: HELP, text: "1", thread_ts: parent.ts });
    const found = await client.conversations.replies({ channel: HELP, ts: reply.ts });
    expect(found.messages?.map((message) => message.text)).toEqual(["0", "1"]);
    const none = client.conversations.replies({ channel: HELP, ts: "1500000000.000100" });
    expect(await refusalOf(none)).toBe("thread_not_found");
  });
});

describe("conversations.history", () => {
  it("pages from the newest to the oldest, without replies", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const posted = ["0", "1", "2", "3", "4"].map((text) => slack.post({ user: ANA, channel: HELP, text }));
    slack.post({ user: ANA, channel: HELP, text: "reply", thread_ts: posted[0]?.ts ?? "" });

    const first = await client.conversations.history({ channel: HELP, limit: 3 });
    expect(first.messages?.map((message) => message.text)).toEqual(["4", "3", "2"]);
    expect(first.has_more).toBe(true);
    const cursor = first.response_metadata?.next_cursor ?? "";
    const second = await client.conversations.history({ channel: HELP, limit: 3, cursor });
    expect(second.messages?.map((message) => message.text)).toEqual(["1", "0"]);
    expect(second.has_more).toBe(false);
  });

  it("keeps to the bounds, which belong to it only where that is asked for", async () => {
    const { slack } = await startedSimulator();
    const texts = ["0", "1", "2", "3"];
    const [, oldest, , latest] = texts.map((text) => slack.post({ user: ANA, channel: HELP, text }).ts);
    if (oldest === undefined || latest === undefined) throw new Error("Nothing was posted.");
    const read = async (inclusive: boolean) => {
      const bounds = { channel: HELP, oldest, latest, inclusive };
      return (await webClient(slack).conversations.history(bounds)).messages?.map((message) => message.text);
    };
    expect(await read(false)).toEqual(["2"]);
    expect(await read(true)).toEqual(["3", "2", "1"]);
  });

  it("is closed to a bot that is not in the channel, and to broken cursors and limits", async () => {
    const { slack } = await startedSimulator();
    const { conversations } = webClient(slack);
    expect(await refusalOf(conversations.history({ channel: GENERAL }))).toBe("not_in_channel");
    expect(await refusalOf(conversations.history({ channel: HELP, cursor: "junk" }))).toBe("invalid_cursor");
    expect(await refusalOf(conversations.history({ channel: HELP, limit: 0 }))).toBe("invalid_limit");
  });
});

describe("channels and people", () => {
  it("shows a channel and its members", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const { channel } = await client.conversations.info({ channel: HELP });
    expect(channel).toMatchObject({ id: HELP, name: "ledger-help", is_member: true, is_private: false });
    const { members } = await client.conversations.members({ channel: HELP });
    expect(members).toEqual([ANA, BEN, slack.botUserId]);
    expect(await refusalOf(client.conversations.info({ channel: "C0NOWHERE01" }))).toBe("channel_not_found");
  });

  it("hides a private channel that the bot is not in", async () => {
    const secret = { id: "C0SECRET001", name: "secret", private: true, members: [ANA] };
    const workspaces = DEFAULT_SEED.workspaces.map((each) => ({
      ...each,
      channels: [...each.channels, secret],
    }));
    const { slack } = await startedSimulator({ seed: { ...DEFAULT_SEED, workspaces } });
    const client = webClient(slack);
    expect(await refusalOf(client.conversations.info({ channel: secret.id }))).toBe("channel_not_found");
    const { channels } = await client.conversations.list({ types: "public_channel,private_channel" });
    expect(channels?.map((channel) => channel.id)).toEqual([HELP, GENERAL, PRIVATE]);
  });

  it("lists public channels unless other types are asked for", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    slack.openDirectMessage(ANA);
    const { channels } = await client.conversations.list();
    expect(channels?.map((channel) => channel.name)).toEqual(["ledger-help", "general"]);
    const direct = await client.conversations.list({ types: "im" });
    expect(direct.channels).toMatchObject([{ is_im: true, user: ANA }]);
    expect(await refusalOf(client.conversations.list({ types: "none" }))).toBe("invalid_types");
  });

  it("opens a direct message channel once", async () => {
    const { slack } = await startedSimulator();
    const { conversations } = webClient(slack);
    const first = await conversations.open({ users: ANA });
    expect(first.channel?.id).toMatch(/^D[A-Z0-9]+$/);
    expect(first).not.toHaveProperty("already_open");
    expect(await conversations.open({ users: ANA })).toMatchObject({
      already_open: true,
      channel: first.channel,
    });
    expect(slack.openDirectMessage(ANA)).toBe(first.channel?.id);
    expect(await refusalOf(conversations.open({ users: "U0NOBODY001" }))).toBe("user_not_found");
    expect(await refusalOf(webClient(slack).apiCall("conversations.open"))).toBe("users_list_not_supplied");
  });

  it("shows people and the bot user, page by page", async () => {
    const { slack } = await startedSimulator();
    const { users } = webClient(slack);
    expect((await users.info({ user: ANA })).user).toMatchObject({ name: "ana", is_bot: false });
    expect((await users.info({ user: slack.botUserId })).user).toMatchObject({ is_bot: true });
    expect(await refusalOf(users.info({ user: "U0NOBODY001" }))).toBe("user_not_found");
    const first = await users.list({ limit: 2 });
    const second = await users.list({ limit: 2, cursor: first.response_metadata?.next_cursor ?? "" });
    const names = [...(first.members ?? []), ...(second.members ?? [])].map((member) => member.name);
    expect(names).toEqual(["ana", "ben", "ledger"]);
  });
});
