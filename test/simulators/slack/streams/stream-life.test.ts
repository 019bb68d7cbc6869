import { describe, expect, it } from "vitest";
import { createTurnedClock } from "../../../../src/simulators/clock/turned-clock.ts";
import { ANA, HELP, rawSocket, refusalOf } from "../clients.ts";
import { askedInChannel } from "./asked-in-channel.ts";

describe("a stream", () => {
  it("ends five minutes after its start, even while text still comes", async () => {
    const { clock, turn } = createTurnedClock();
    const { client, here, answer, changes } = await askedInChannel({ clock });
    const { ts = "" } = await client.chat.startStream({ ...here, markdown_text: "a" });
    const append = () => client.chat.appendStream({ channel: HELP, ts, markdown_text: "b" });
    turn(299_000);
    await append();
    turn(1_000);
    expect(await refusalOf(append())).toBe("message_not_in_streaming_state");
    expect(await refusalOf(client.chat.stopStream({ channel: HELP, ts }))).toBe(
      "message_not_in_streaming_state",
    );
    expect(answer()).toMatchObject({ text: "ab", streaming_state: "errored" });
    expect(changes.at(-2)).toMatchObject({ type: "stream-ended", end: "expired", message: { ts } });
  });

  it("is forgotten with all that waits when the simulator stops", async () => {
    const { clock, waiting } = createTurnedClock();
    const { slack, client, here } = await askedInChannel({ clock });
    await client.chat.startStream({ ...here, markdown_text: "a" });
    await client.assistant.threads.setStatus({
      channel_id: HELP,
      thread_ts: here.thread_ts,
      status: "is busy",
    });
    expect(waiting()).toBeGreaterThanOrEqual(3);
    await slack.stop();
    expect(waiting()).toBe(0);
  });

  it("is stopped by a person, and the app is told", async () => {
    const { slack, client, here, answer, question } = await askedInChannel();
    const app = await rawSocket(slack);
    const { ts = "" } = await client.chat.startStream({ ...here, markdown_text: "a" });
    expect(slack.stopStream(ANA, HELP, ts)).toBe(true);
    expect(slack.stopStream(ANA, HELP, ts)).toBe(false);

    const append = client.chat.appendStream({ channel: HELP, ts, markdown_text: "b" });
    expect(await refusalOf(append)).toBe("stopped_by_user");
    expect(answer()).toMatchObject({ text: "a", streaming_state: "completed" });
    await expect.poll(() => app.envelopes().at(-1)?.payload.event.type).toBe("agent_session_stopped");
    expect(app.envelopes().at(-1)?.payload.event).toEqual({
      type: "agent_session_stopped",
      channel: HELP,
      thread_ts: question,
      user: ANA,
      streaming_message_ts: [ts],
      event_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    });
  });

  it("tells the app its beginning and its end, and nothing of what comes between", async () => {
    const { slack, client, here } = await askedInChannel();
    const app = await rawSocket(slack);
    const { ts = "" } = await client.chat.startStream({ ...here, markdown_text: "a" });
    await client.chat.appendStream({ channel: HELP, ts, markdown_text: "b" });
    await client.chat.stopStream({ channel: HELP, ts, markdown_text: "c" });
    slack.post({ user: ANA, channel: HELP, text: "the last" });
    await expect.poll(() => app.envelopes().at(-1)?.payload.event.text).toBe("the last");
    expect(
      app
        .envelopes()
        .map(({ payload }) => payload.event)
        .slice(0, -1),
    ).toMatchObject([
      { type: "message", ts, bot_id: "B0LEDGER001", streaming_state: "in_progress", text: "a" },
      { type: "message", subtype: "message_changed", message: { streaming_state: "completed", text: "abc" } },
    ]);
  });

  it("refuses to be edited or deleted while it is written, and takes both afterwards", async () => {
    const { client, here, answer } = await askedInChannel();
    const { ts = "" } = await client.chat.startStream({ ...here, markdown_text: "a" });
    const update = () => client.chat.update({ channel: HELP, ts, text: "x" });
    const remove = () => client.chat.delete({ channel: HELP, ts });
    expect(await refusalOf(update())).toBe("streaming_state_conflict");
    expect(await refusalOf(remove())).toBe("cant_delete_message");
    await client.chat.stopStream({ channel: HELP, ts });
    await update();
    expect(answer()).toMatchObject({ text: "x" });
    await remove();
    expect(answer()).toBeUndefined();
  });
});
