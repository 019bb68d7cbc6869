import { describe, expect, it } from "vitest";
import {
  ANA,
  BEN,
  GENERAL,
  HELP,
  PRIVATE,
  rawSocket,
  startedBoltApp,
  startedSimulator,
  webClient,
} from "./clients.ts";

describe("an unmodified Bolt app", () => {
  it("hears a mention, answers in the thread and edits its answer", async () => {
    const { slack } = await startedSimulator();
    await startedBoltApp(slack, (app) => {
      app.event("app_mention", async ({ event, client }) => {
        const { channel, ts } = await client.chat.postMessage({
          channel: event.channel,
          thread_ts: event.thread_ts ?? event.ts,
          text: "Looking…",
        });
        await client.chat.update({ channel: channel ?? "", ts: ts ?? "", text: `Heard: ${event.text}` });
      });
    });
    expect(slack.connections()).toBe(1);
    const seen: string[] = [];
    slack.watch((change) => seen.push(`${change.type} ${"message" in change ? change.message.text : ""}`));

    const text = `<@${slack.botUserId}> how do we deploy?`;
    const question = slack.post({ user: ANA, channel: HELP, text });

    await expect.poll(() => seen).toEqual([`posted ${text}`, "posted Looking…", `changed Heard: ${text}`]);
    expect(slack.thread(HELP, question.ts)).toMatchObject([
      { user: ANA, text, reply_count: 1 },
      { user: slack.botUserId, text: `Heard: ${text}`, thread_ts: question.ts },
    ]);
  });

  it("hears a direct message and answers it", async () => {
    const { slack } = await startedSimulator();
    await startedBoltApp(slack, (app) => {
      app.message(async ({ message, say }) => {
        await say(`${message.channel_type}: ${"text" in message ? message.text : ""}`);
      });
    });
    const channel = slack.openDirectMessage(BEN);
    const answers: string[] = [];
    slack.watch((change) => {
      if (change.type === "posted" && change.message.bot_id !== undefined) answers.push(change.message.text);
    });
    slack.post({ user: BEN, channel, text: "hello" });
    await expect.poll(() => answers).toEqual(["im: hello"]);
  });
});

describe("the events of a message", () => {
  it("carry all that Slack's callbacks carry", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: `<@${slack.botUserId}> hi` });

    await expect.poll(() => app.envelopes()).toHaveLength(2);
    const [mention, message] = app.envelopes();
    expect(mention).toMatchObject({
      type: "events_api",
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: "",
      payload: {
        type: "event_callback",
        team_id: "T0SIMULATED",
        api_app_id: "A0LEDGER001",
        event_id: expect.stringMatching(/^Ev[A-Z0-9]+$/),
        event_time: Math.floor(Number(ts)),
        authorizations: [{ team_id: "T0SIMULATED", user_id: slack.botUserId, is_bot: true }],
        is_ext_shared_channel: false,
        event_context: expect.stringMatching(/^4-/),
      },
    });
    const said = { user: ANA, text: `<@${slack.botUserId}> hi`, ts, event_ts: ts, channel: HELP };
    expect(mention?.payload.event).toMatchObject({ ...said, type: "app_mention" });
    expect(mention?.payload.event).not.toHaveProperty("channel_type");
    expect(message?.payload.event).toMatchObject({ ...said, type: "message", channel_type: "channel" });
    const elements = [
      { type: "user", user_id: slack.botUserId },
      { type: "text", text: " hi" },
    ];
    expect(message?.payload.event).toMatchObject({
      blocks: [{ type: "rich_text", elements: [{ elements }] }],
    });
    expect(message?.payload.event_id).not.toBe(mention?.payload.event_id);
  });

  it("come for the bot's own posts, edits and deletions too", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    const client = webClient(slack);
    const { ts = "" } = await client.chat.postMessage({
      channel: PRIVATE,
      text: `<@${slack.botUserId}> echo`,
    });
    await client.chat.update({ channel: PRIVATE, ts, text: "changed" });
    await client.chat.delete({ channel: PRIVATE, ts });

    await expect.poll(() => app.envelopes()).toHaveLength(3);
    const common = { type: "message", channel: PRIVATE, channel_type: "group" };
    expect(app.envelopes().map((envelope) => envelope.payload.event)).toMatchObject([
      { ...common, bot_id: "B0LEDGER001", user: slack.botUserId, ts, bot_profile: { app_id: "A0LEDGER001" } },
      {
        ...common,
        subtype: "message_changed",
        hidden: true,
        message: { ts, text: "changed" },
        previous_message: { ts },
      },
      { ...common, subtype: "message_deleted", deleted_ts: ts, previous_message: { text: "changed" } },
    ]);
  });

  it("do not come from channels that the bot is not in, nor as a mention from a direct message", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    const text = `<@${slack.botUserId}> hi`;
    slack.post({ user: ANA, channel: GENERAL, text });
    slack.post({ user: ANA, channel: slack.openDirectMessage(ANA), text });
    slack.post({ user: ANA, channel: HELP, text: "the last" });

    await expect.poll(() => app.envelopes().at(-1)?.payload.event.text).toBe("the last");
    const heard = app.envelopes().map(({ payload: { event } }) => [event.type, event.channel_type]);
    expect(heard).toEqual([
      ["message", "im"],
      ["message", "channel"],
    ]);
  });

  it("have ids that do not come again when the simulator starts again", async () => {
    const ids: unknown[] = [];
    for (const _run of [1, 2]) {
      const { slack } = await startedSimulator();
      const app = await rawSocket(slack);
      slack.post({ user: ANA, channel: HELP, text: "hi" });
      await expect.poll(() => app.envelopes()).toHaveLength(1);
      ids.push(app.envelopes()[0]?.payload.event_id);
    }
    expect(new Set(ids).size).toBe(2);
  });
});

describe("the door for people", () => {
  it("throws for a person, a channel or a thread that is not there", async () => {
    const { slack } = await startedSimulator();
    const message = { user: ANA, channel: HELP, text: "hi" };
    expect(() => slack.post({ ...message, user: "U0NOBODY001" })).toThrow("No person U0NOBODY001");
    expect(() => slack.post({ ...message, channel: "C0NOWHERE01" })).toThrow("No channel C0NOWHERE01");
    expect(() => slack.post({ ...message, thread_ts: "1.0" })).toThrow("No thread 1.0");
    expect(() => slack.post({ ...message, user: BEN, channel: PRIVATE })).toThrow("not in the channel");
  });
});
