import { describe, expect, it } from "vitest";
import { ANA, HELP, refusalOf, startedSimulator, webClient } from "../clients.ts";
import { askedInChannel, RECIPIENT } from "./asked-in-channel.ts";

const MANY_BLOCKS = Array.from({ length: 51 }, () => ({ type: "divider" }));

describe("the calls about a stream", () => {
  it("goes by another name and icon where it is asked to", async () => {
    const { client, here, answer } = await askedInChannel();
    await client.chat.startStream({ ...here, username: "Librarian", icon_emoji: ":books:" });
    expect(answer()).toMatchObject({ username: "Librarian", icons: { emoji: ":books:" } });
  });

  it("needs no recipient in a direct message, and a thread", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const channel = slack.openDirectMessage(ANA);
    const { ts: thread_ts } = slack.post({ user: ANA, channel, text: "hi" });
    expect(await client.chat.startStream({ channel, thread_ts })).toMatchObject({ ok: true, channel });
    expect(await refusalOf(client.apiCall("chat.startStream", { channel }))).toBe("invalid_arguments");
  });

  it("needs a recipient outside direct messages", async () => {
    const { client, here } = await askedInChannel();
    const start = (wrong: object) => refusalOf(client.apiCall("chat.startStream", { ...here, ...wrong }));
    expect(await start({ recipient_user_id: undefined })).toBe("missing_recipient_user_id");
    expect(await start({ recipient_team_id: undefined })).toBe("missing_recipient_team_id");
    expect(await start({ recipient_user_id: "U0NOBODY001" })).toBe("user_not_found");
  });

  it("begins outside threads in a channel", async () => {
    const { slack, client } = await askedInChannel();
    await client.apiCall("chat.startStream", {
      channel: HELP,
      ...RECIPIENT,
      markdown_text: "a",
    });
    expect(slack.history(HELP).at(-1)).toMatchObject({ text: "a", streaming_state: "in_progress" });
  });

  it("measures each chunk for itself", async () => {
    const { client, here, answer } = await askedInChannel();
    const text = (length: number) => ({ type: "markdown_text" as const, text: "x".repeat(length) });
    const { ts = "" } = await client.chat.startStream({ ...here, chunks: [text(12_000), text(12_000)] });
    const append = (...chunks: ReturnType<typeof text>[]) =>
      client.chat.appendStream({ channel: HELP, ts, chunks });
    expect(await refusalOf(append(text(12_001)))).toBe("msg_too_long");
    await append(text(1));
    expect(answer()?.text).toHaveLength(24_001);
    const start = client.chat.startStream({ ...here, markdown_text: "x".repeat(12_001) });
    expect(await refusalOf(start)).toBe("msg_too_long");
  });

  it("refuses a task that says too much", async () => {
    const { client, here } = await askedInChannel();
    const task = { type: "task_update" as const, id: "t1", title: "a", status: "pending" as const };
    const start = (change: object) => client.chat.startStream({ ...here, chunks: [{ ...task, ...change }] });
    expect(await refusalOf(start({ title: "x".repeat(257) }))).toBe("invalid_chunks");
    expect(await refusalOf(start({ details: "x".repeat(257) }))).toBe("invalid_chunks");
    await start({ details: "x".repeat(256) });
  });

  it("refuses both ways of writing at once", async () => {
    const { client, here } = await askedInChannel();
    const chunks = [{ type: "markdown_text" as const, text: "b" }];
    const start = client.chat.startStream({ ...here, markdown_text: "a", chunks });
    expect(await refusalOf(start)).toBe("cannot_provide_both_markdown_text_and_chunks");
  });

  it.each([
    ["a channel that is not there", { channel: "C0NOWHERE01" }, "channel_not_found"],
    ["a channel that the bot is not in", { channel: "C0GENERAL01" }, "not_in_channel"],
    ["a thread that is not there", { thread_ts: "1500000000.000100" }, "thread_not_found"],
    ["a chunk of no known type", { chunks: [{ type: "song" }] }, "invalid_chunks"],
    [
      "more blocks than a message holds",
      { chunks: [{ type: "blocks", blocks: MANY_BLOCKS }] },
      "invalid_blocks",
    ],
  ])("refuses %s", async (_what, wrong, code) => {
    const { client, here } = await askedInChannel();
    expect(await refusalOf(client.apiCall("chat.startStream", { ...here, ...wrong }))).toBe(code);
  });

  it("keeps to the way of writing that it began with", async () => {
    const { client, here } = await askedInChannel();
    const chunks = [{ type: "markdown_text" as const, text: "b" }];
    const { ts = "" } = await client.chat.startStream({ ...here, markdown_text: "a" });
    const at = { channel: HELP, ts };
    expect(await refusalOf(client.chat.appendStream({ ...at, chunks }))).toBe("streaming_mode_mismatch");
    expect(await refusalOf(client.chat.stopStream({ ...at, chunks }))).toBe("streaming_mode_mismatch");
    expect(await refusalOf(client.chat.appendStream(at))).toBe("markdown_text_or_chunks_required");
    await client.chat.stopStream({ ...at, markdown_text: "c" });
  });

  it("is appended to by its own app only, and where it is one", async () => {
    const { client, question, here } = await askedInChannel();
    const { ts = "" } = await client.chat.postMessage({ ...here, text: "no stream" });
    const append = (of: string) => client.chat.appendStream({ channel: HELP, ts: of, markdown_text: "a" });
    expect(await refusalOf(append(question))).toBe("message_not_owned_by_app");
    expect(await refusalOf(append("1500000000.000100"))).toBe("message_not_found");
    expect(await refusalOf(append(ts))).toBe("message_not_in_streaming_state");
  });
});
