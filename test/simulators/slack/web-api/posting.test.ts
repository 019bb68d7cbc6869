import { describe, expect, it } from "vitest";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { ANA, GENERAL, HELP, refusalOf, startedSimulator, webClient } from "../clients.ts";

function seedWithScopes(...scopes: string[]) {
  return { ...DEFAULT_SEED, apps: DEFAULT_SEED.apps.map((app) => ({ ...app, scopes })) };
}

describe("chat.postMessage", () => {
  it("shows a reply in the channel too where it is broadcast, with its parent", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const question = slack.post({ user: ANA, channel: HELP, text: "How?" });
    const inThread = { channel: HELP, thread_ts: question.ts };
    await client.chat.postMessage({ ...inThread, text: "quietly" });
    const { ts = "" } = await client.chat.postMessage({ ...inThread, text: "aloud", reply_broadcast: true });

    const { messages = [] } = await client.conversations.history({ channel: HELP });
    expect(messages.map(({ text }) => text)).toEqual(["aloud", "How?"]);
    expect(messages[0]).toMatchObject({
      subtype: "thread_broadcast",
      root: { ts: question.ts, reply_count: 2 },
    });
    expect(slack.thread(HELP, question.ts).map(({ text }) => text)).toEqual(["How?", "quietly", "aloud"]);
    await client.chat.delete({ channel: HELP, ts });
    expect((await client.conversations.history({ channel: HELP })).messages).toHaveLength(1);
  });

  it("shows a reply in the channel later, by an edit", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const question = slack.post({ user: ANA, channel: HELP, text: "How?" });
    const reply = await client.chat.postMessage({ channel: HELP, thread_ts: question.ts, text: "a" });
    slack.post({ user: ANA, channel: HELP, text: "later" });
    await client.chat.update({ channel: HELP, ts: reply.ts ?? "", text: "a", reply_broadcast: true });
    const { messages = [] } = await client.conversations.history({ channel: HELP });
    expect(messages.map(({ text }) => text)).toEqual(["later", "a", "How?"]);
  });

  it("numbers attachments, keeps them over an edit and takes them away with an empty list", async () => {
    const { slack } = await startedSimulator();
    const { chat } = webClient(slack);
    const posted = await chat.postMessage({ channel: HELP, text: "a", attachments: [{ text: "one" }] });
    expect(posted.message?.attachments).toEqual([{ id: 1, fallback: "[no preview available]", text: "one" }]);
    const ts = posted.ts ?? "";
    const kept = await chat.update({ channel: HELP, ts, text: "b" });
    expect(kept.message).toMatchObject({ attachments: [{ id: 1, text: "one" }] });
    const bare = await chat.update({ channel: HELP, ts, text: "b", attachments: [] });
    expect(bare.message).not.toHaveProperty("attachments");
    const many = Array.from({ length: 101 }, () => ({ text: "x" }));
    expect(await refusalOf(chat.postMessage({ channel: HELP, text: "a", attachments: many }))).toBe(
      "too_many_attachments",
    );
  });

  it("goes by another name where the bot may", async () => {
    const { slack } = await startedSimulator();
    const named = { channel: HELP, text: "a", username: "Herald", icon_emoji: ":bell:" };
    const { message } = await webClient(slack).chat.postMessage(named);
    expect(message).toMatchObject({
      subtype: "bot_message",
      username: "Herald",
      icons: { emoji: ":bell:" },
      bot_id: "B0LEDGER001",
    });
    expect(message).not.toHaveProperty("user");
    const { slack: strict } = await startedSimulator({ seed: seedWithScopes("chat:write") });
    expect(await refusalOf(webClient(strict).chat.postMessage(named))).toBe("missing_scope");
  });

  it("reaches a public channel from outside only with the scope for it", async () => {
    const { slack } = await startedSimulator({ seed: seedWithScopes("chat:write", "chat:write.public") });
    expect(await webClient(slack).chat.postMessage({ channel: GENERAL, text: "a" })).toMatchObject({
      ok: true,
    });
  });

  it("makes links of addresses and channel names where the text is to be parsed in full", async () => {
    const { slack } = await startedSimulator();
    const text = "see https://example.com in #general or #nowhere";
    const { message } = await webClient(slack).chat.postMessage({ channel: HELP, text, parse: "full" });
    expect(message?.text).toBe(`see <https://example.com> in <#${GENERAL}|general> or #nowhere`);
  });

  it("is refused in an archived channel", async () => {
    const { slack } = await startedSimulator();
    slack.archiveChannel({ user: ANA, channel: HELP });
    expect(await refusalOf(webClient(slack).chat.postMessage({ channel: HELP, text: "a" }))).toBe(
      "is_archived",
    );
  });

  it("gives an id to each block and to each element that a person can use, and keeps those that are there", async () => {
    const { slack } = await startedSimulator();
    const button = { type: "button" as const, text: { type: "plain_text" as const, text: "Go" } };
    const { message } = await webClient(slack).chat.postMessage({
      channel: HELP,
      text: "a",
      blocks: [
        { type: "divider", block_id: "mine" },
        { type: "actions", elements: [button] },
      ],
    });
    const id = expect.stringMatching(/^[\w-]{5}$/);
    expect(message?.blocks).toEqual([
      { type: "divider", block_id: "mine" },
      { type: "actions", block_id: id, elements: [{ ...button, action_id: id }] },
    ]);
  });
});

describe("chat.meMessage", () => {
  it("posts a message of its own kind", async () => {
    const { slack } = await startedSimulator();
    const { ts = "" } = await webClient(slack).chat.meMessage({ channel: HELP, text: "waves" });
    expect(slack.thread(HELP, ts)).toMatchObject([{ subtype: "me_message", text: "waves" }]);
  });
});
