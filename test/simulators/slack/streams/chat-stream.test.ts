import { describe, expect, it } from "vitest";
import { ANA, HELP, startedBoltApp, startedSimulator } from "../clients.ts";
import { askedInChannel } from "./asked-in-channel.ts";

describe("the SDK's chat stream", () => {
  it("grows in the thread as it is appended to, and ends with blocks and metadata", async () => {
    const { client, changes, here, answer } = await askedInChannel();
    const stream = client.chatStream({ ...here, buffer_size: 10 });
    expect(await stream.append({ markdown_text: "By " })).toBeNull();
    await stream.append({ markdown_text: "**tag** and" });
    expect(answer()).toMatchObject({ text: "By **tag** and", streaming_state: "in_progress", ts: stream.ts });
    await stream.append({ markdown_text: " by pipeline" });
    expect(answer()).toMatchObject({ text: "By **tag** and by pipeline", streaming_state: "in_progress" });

    const block = { type: "context", elements: [{ type: "mrkdwn", text: "Was this helpful?" }] };
    const metadata = { event_type: "answer", event_payload: { question: "q1" } };
    const stopped = await stream.stop({ markdown_text: ".", blocks: [block], metadata });

    expect(stopped).toMatchObject({
      channel: HELP,
      ts: stream.ts,
      message: { text: "By **tag** and by pipeline.", streaming_state: "completed", bot_id: "B0LEDGER001" },
    });
    expect(answer()).toMatchObject({
      text: "By **tag** and by pipeline.",
      streaming_state: "completed",
      metadata,
      blocks: [{ type: "markdown", text: "By **tag** and by pipeline." }, block],
    });
    const types = changes.map(({ type }) => type).filter((type) => type !== "assistant-shown");
    expect(types).toEqual(["posted", "stream-started", "changed", "changed", "stream-ended"]);
  });

  it("is stopped before anything was appended", async () => {
    const { client, here, answer } = await askedInChannel();
    await client.chatStream(here).stop({ markdown_text: "All at once." });
    expect(answer()).toMatchObject({ text: "All at once.", streaming_state: "completed" });
  });

  it("is written by Bolt's sayStream in the thread of a mention", async () => {
    const { slack } = await startedSimulator();
    await startedBoltApp(slack, (app) => {
      app.event("app_mention", async ({ sayStream }) => {
        const stream = sayStream({ buffer_size: 1 });
        await stream.append({ markdown_text: "Heard. " });
        await stream.stop({ markdown_text: "Done." });
      });
    });
    const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });
    await expect.poll(() => slack.thread(HELP, ts)[1]?.streaming_state).toBe("completed");
    expect(slack.thread(HELP, ts)[1]).toMatchObject({ text: "Heard. Done.", user: slack.botUserId });
  });
});

describe("a stream's tasks", () => {
  const task = { type: "task_update" as const, id: "t1", title: "Searching", status: "in_progress" as const };
  const text = { type: "markdown_text" as const, text: "Wait. " };

  it("stand among the text as cards that change in place", async () => {
    const { client, here, answer } = await askedInChannel();
    const stream = client.chatStream(here);
    await stream.append({ chunks: [text, { ...task, details: "in the " }] });
    await stream.append({ chunks: [{ ...text, text: "Found." }] });
    const source = { type: "url" as const, url: "https://example.com/a", text: "A" };
    await stream.append({
      chunks: [{ ...task, title: "Searched", status: "complete", details: "wiki", sources: [source] }],
    });
    expect(answer()?.blocks).toMatchObject([
      { type: "markdown", text: "Wait. " },
      {
        type: "task_card",
        task_id: "t1",
        title: "Searched",
        status: "complete",
        details: { type: "rich_text", elements: [{ elements: [{ type: "text", text: "in the wiki" }] }] },
        sources: [source],
      },
      { type: "markdown", text: "Found." },
    ]);
    expect(answer()?.text).toBe("Wait. Found.");
  });

  it("stand together in a plan where the stream asks for it", async () => {
    const { client, here, answer } = await askedInChannel();
    const stream = client.chatStream({ ...here, task_display_mode: "plan" });
    await stream.append({ chunks: [{ type: "plan_update", title: "Answering" }, task, text] });
    await stream.append({ chunks: [{ ...task, id: "t2", title: "Writing", status: "pending" }] });
    await stream.append({ chunks: [{ type: "blocks", blocks: [{ type: "divider" }] }] });
    expect(answer()?.blocks).toMatchObject([
      { type: "plan", title: "Answering", tasks: [{ task_id: "t1" }, { task_id: "t2", status: "pending" }] },
      { type: "markdown", text: "Wait. " },
      { type: "divider" },
    ]);
  });
});
