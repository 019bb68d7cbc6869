import { describe, expect, it } from "vitest";
import type { WorkspaceChange } from "../../../../src/simulators/slack/workspace/change.ts";
import { ANA, BEN, GENERAL, HELP, refusalOf, startedSimulator, webClient } from "../clients.ts";

const METADATA = { event_type: "answer", event_payload: { question: "q1" } };

async function workspaceWithQuestion() {
  const { slack } = await startedSimulator();
  const client = webClient(slack);
  const question = slack.post({ user: ANA, channel: HELP, text: "How do we deploy?" });
  const inThread = { channel: HELP, thread_ts: question.ts };
  return { slack, client, question, inThread };
}

describe("chat.postMessage", () => {
  it("puts a reply into the thread and counts it on the parent", async () => {
    const { slack, client, question, inThread } = await workspaceWithQuestion();
    const answer = await client.chat.postMessage({ ...inThread, text: "By tag.", unfurl_links: false });

    expect(answer).toMatchObject({
      ok: true,
      channel: HELP,
      message: { text: "By tag.", bot_id: "B0LEDGER001" },
    });
    const [parent, reply] = slack.thread(HELP, question.ts);
    expect(parent).toMatchObject({ reply_count: 1, latest_reply: answer.ts, reply_users: [slack.botUserId] });
    expect(reply).toMatchObject({ ts: answer.ts, text: "By tag.", parent_user_id: ANA });
  });

  it("gives every message a later ts, even in the same instant", async () => {
    const { slack } = await workspaceWithQuestion();
    const posted = Array.from({ length: 50 }, () => slack.post({ user: BEN, channel: HELP, text: "x" }).ts);
    expect(posted).toEqual([...new Set(posted)].sort());
    expect(posted[0]).toMatch(/^\d{10}\.\d{6}$/);
  });

  it.each([
    ["a channel that is not there", { channel: "C0NOWHERE01", text: "a" }, "channel_not_found"],
    ["a channel that the bot is not in", { channel: GENERAL, text: "a" }, "not_in_channel"],
    ["nothing to say", { channel: HELP, text: "" }, "no_text"],
    ["too long a text", { channel: HELP, text: "x".repeat(40_001) }, "msg_too_long"],
    [
      "a thread that is not there",
      { channel: HELP, text: "a", thread_ts: "1500000000.000100" },
      "thread_not_found",
    ],
  ])("refuses %s", async (_what, message, code) => {
    const { client } = await workspaceWithQuestion();
    expect(await refusalOf(client.chat.postMessage(message))).toBe(code);
  });

  it("holds blocks to Slack's limits", async () => {
    const { client } = await workspaceWithQuestion();
    const markdown = (length: number) => ({ type: "markdown" as const, text: "x".repeat(length) });
    const post = (...blocks: ReturnType<typeof markdown>[]) =>
      client.chat.postMessage({ channel: HELP, text: "short", blocks });

    expect(await post(markdown(11_500))).toMatchObject({ ok: true });
    expect(await refusalOf(post(markdown(12_001)))).toBe("invalid_blocks");
    expect(await refusalOf(post(markdown(7_000), markdown(7_000)))).toBe("msg_blocks_too_long");
  });

  it("takes a channel's name and a person's id for the channel", async () => {
    const { slack, client } = await workspaceWithQuestion();
    expect(await client.chat.postMessage({ channel: "#ledger-help", text: "a" })).toMatchObject({
      channel: HELP,
    });
    const direct = slack.openDirectMessage(BEN);
    expect(await client.chat.postMessage({ channel: BEN, text: "a" })).toMatchObject({ channel: direct });
  });
});

describe("chat.update", () => {
  it("changes the bot's own message and tells the watcher", async () => {
    const { slack, client, inThread, question } = await workspaceWithQuestion();
    const { ts = "" } = await client.chat.postMessage({ ...inThread, text: "Looking…", metadata: METADATA });
    const changes: WorkspaceChange[] = [];
    const unwatch = slack.watch((change) => changes.push(change));

    expect(await client.chat.update({ channel: HELP, ts, text: "By tag." })).toMatchObject({
      ts,
      text: "By tag.",
    });
    unwatch();
    await client.chat.update({ channel: HELP, ts, text: "Unwatched." });

    expect(changes).toMatchObject([
      { type: "changed", message: { ts, text: "By tag." }, previous: { text: "Looking…" } },
    ]);
    expect(slack.thread(HELP, question.ts)).toHaveLength(2);
    expect(slack.thread(HELP, question.ts)[1]).toMatchObject({
      edited: { user: slack.botUserId },
      metadata: METADATA,
    });
  });

  it("takes the blocks away where only a text is given, and the metadata where it is empty", async () => {
    const { slack, client } = await workspaceWithQuestion();
    const blocks = [{ type: "markdown" as const, text: "**a**" }];
    const { ts = "" } = await client.chat.postMessage({
      channel: HELP,
      text: "a",
      blocks,
      metadata: METADATA,
    });
    await client.apiCall("chat.update", { channel: HELP, ts, text: "b", metadata: {} });
    const [message] = slack.thread(HELP, ts);
    expect(message).toMatchObject({ text: "b" });
    expect(message).not.toHaveProperty("blocks");
    expect(message).not.toHaveProperty("metadata");
  });

  it("refuses the messages of others, messages that are not there and long texts", async () => {
    const { client, question, inThread } = await workspaceWithQuestion();
    const { ts = "" } = await client.chat.postMessage({ ...inThread, text: "a" });
    const update = (of: string, text = "b") => client.chat.update({ channel: HELP, ts: of, text });
    expect(await refusalOf(update(question.ts))).toBe("cant_update_message");
    expect(await refusalOf(update("1500000000.000100"))).toBe("message_not_found");
    expect(await refusalOf(update(ts, "x".repeat(4_001)))).toBe("msg_too_long");
  });
});

describe("chat.delete", () => {
  it("takes a reply out of the thread and of its parent's count", async () => {
    const { slack, client, question, inThread } = await workspaceWithQuestion();
    const { ts = "" } = await client.chat.postMessage({ ...inThread, text: "a" });
    await client.chat.delete({ channel: HELP, ts });
    expect(slack.thread(HELP, question.ts)).toHaveLength(1);
    expect(slack.thread(HELP, question.ts)[0]).not.toHaveProperty("reply_count");
    expect(await refusalOf(client.chat.delete({ channel: HELP, ts }))).toBe("message_not_found");
    expect(await refusalOf(client.chat.delete({ channel: HELP, ts: question.ts }))).toBe(
      "cant_delete_message",
    );
  });

  it("leaves a tombstone where there are replies", async () => {
    const { slack, client } = await workspaceWithQuestion();
    const { ts = "" } = await client.chat.postMessage({ channel: HELP, text: "a" });
    slack.post({ user: ANA, channel: HELP, text: "thanks", thread_ts: ts });
    await client.chat.delete({ channel: HELP, ts });
    expect(slack.thread(HELP, ts)).toMatchObject([
      { subtype: "tombstone", text: "This message was deleted.", reply_count: 1 },
      { text: "thanks" },
    ]);
  });
});

describe("chat.postEphemeral", () => {
  it("shows a message to one person and keeps it nowhere", async () => {
    const { slack, client } = await workspaceWithQuestion();
    const changes: WorkspaceChange[] = [];
    slack.watch((change) => changes.push(change));
    const { message_ts: ts = "" } = await client.chat.postEphemeral({
      channel: HELP,
      user: ANA,
      text: "psst",
    });
    expect(changes).toMatchObject([{ type: "ephemeral", user: ANA, message: { ts, text: "psst" } }]);
    expect(slack.thread(HELP, ts)).toEqual([]);
    const elsewhere = client.chat.postEphemeral({ channel: HELP, user: "U0NOBODY001", text: "psst" });
    expect(await refusalOf(elsewhere)).toBe("user_not_in_channel");
  });
});

describe("reactions", () => {
  it("are added once and removed once", async () => {
    const { slack, client, question } = await workspaceWithQuestion();
    const eyes = { channel: HELP, timestamp: question.ts, name: "eyes" };
    await client.reactions.add(eyes);
    expect(slack.thread(HELP, question.ts)[0]?.reactions).toEqual([
      { name: "eyes", users: [slack.botUserId], count: 1 },
    ]);
    expect(await refusalOf(client.reactions.add(eyes))).toBe("already_reacted");
    await client.reactions.remove(eyes);
    expect(slack.thread(HELP, question.ts)[0]).not.toHaveProperty("reactions");
    expect(await refusalOf(client.reactions.remove(eyes))).toBe("no_reaction");
    expect(await refusalOf(client.reactions.add({ ...eyes, name: "no such!" }))).toBe("invalid_name");
  });
});

describe("chat.getPermalink", () => {
  it("links to a reply with its thread", async () => {
    const { client, question, inThread } = await workspaceWithQuestion();
    const { ts = "" } = await client.chat.postMessage({ ...inThread, text: "a" });
    const { permalink } = await client.chat.getPermalink({ channel: HELP, message_ts: ts });
    expect(permalink).toBe(
      `https://simulated.slack.com/archives/${HELP}/p${ts.replace(".", "")}?thread_ts=${question.ts}&cid=${HELP}`,
    );
  });
});
