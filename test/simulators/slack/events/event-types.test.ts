import { describe, expect, it } from "vitest";
import { EVENT_TYPES, type EventType } from "../../../../src/simulators/slack/events/event-types.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, PRIVATE, rawSocket, startedSimulator, webClient } from "../clients.ts";

type Act = (slack: SlackSimulator, ts: string) => unknown;

const help = { user: ANA, channel: HELP };
const secret = { user: ANA, channel: PRIVATE };

const NOTE = { name: "note.txt", bytes: new TextEncoder().encode("hi") };

async function session(slack: SlackSimulator, thread_ts: string): Promise<void> {
  await webClient(slack).agents.sessions.setStatus({
    channel_id: HELP,
    thread_ts,
    status: "processing",
    title: "Deploys",
    initiator_user_id: ANA,
  });
}

/** The acts that make Slack send an event of each type. */
const ACTS: Readonly<Record<EventType, Act>> = {
  message: (slack) => slack.post({ ...help, text: "hi" }),
  app_mention: (slack) => slack.post({ ...help, text: `<@${slack.botUserId}> hi` }),
  reaction_added: (slack, ts) => slack.react({ ...help, ts, name: "eyes" }),
  reaction_removed(slack, ts) {
    slack.react({ ...help, ts, name: "eyes" });
    slack.unreact({ ...help, ts, name: "eyes" });
  },
  pin_added: (slack, ts) => slack.pinMessage({ ...help, ts }),
  pin_removed(slack, ts) {
    slack.pinMessage({ ...help, ts });
    slack.unpinMessage({ ...help, ts });
  },
  member_joined_channel: (slack) => slack.inviteToChannel({ ...secret, invited: BEN }),
  member_left_channel: (slack) => slack.leaveChannel(help),
  channel_created: (slack) => slack.createChannel({ user: ANA, name: "close" }),
  channel_rename: (slack) => slack.renameChannel({ ...help, name: "help" }),
  channel_archive: (slack) => slack.archiveChannel(help),
  channel_unarchive(slack) {
    slack.archiveChannel(help);
    slack.unarchiveChannel(help);
  },
  channel_left: (slack) => slack.removeFromChannel({ ...help, removed: slack.botUserId }),
  group_rename: (slack) => slack.renameChannel({ ...secret, name: "vault" }),
  group_archive: (slack) => slack.archiveChannel(secret),
  group_unarchive(slack) {
    slack.archiveChannel(secret);
    slack.unarchiveChannel(secret);
  },
  group_left: (slack) => slack.removeFromChannel({ ...secret, removed: slack.botUserId }),
  app_home_opened: (slack) => slack.openHome({ user: ANA }),
  app_context_changed: (slack) => slack.lookAt(slack.openAssistant(ANA), { channel: HELP }),
  assistant_thread_started: (slack) => slack.openAssistant(ANA),
  assistant_thread_context_changed: (slack) => slack.lookAt(slack.openAssistant(ANA), { channel: HELP }),
  async agent_session_stopped(slack, ts) {
    await session(slack, ts);
    slack.stopAgent(ANA, { channel: HELP, thread_ts: ts });
  },
  async agent_session_title_changed(slack, ts) {
    await session(slack, ts);
    slack.renameSession(ANA, { channel: HELP, thread_ts: ts }, "Rollbacks");
  },
  file_created: (slack) => slack.upload(ANA, HELP, NOTE),
  file_shared: (slack) => slack.upload(ANA, HELP, NOTE),
  async file_deleted(slack) {
    const { files } = webClient(slack);
    const place = await files.getUploadURLExternal({ filename: "note.txt", length: 2 });
    await fetch(place.upload_url ?? "", { method: "POST", body: "hi" });
    const file = place.file_id ?? "";
    await files.completeUploadExternal({ files: [{ id: file }], channel_id: HELP });
    await files.delete({ file });
  },
};

describe("every type of event", () => {
  it.each(Object.entries(ACTS))("is really sent: %s", async (type, act) => {
    const { slack } = await startedSimulator({ seed: onSurface(type) });
    const app = await rawSocket(slack);
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "first" });
    await act(slack, ts);
    const types = () => app.envelopes().map(({ payload }) => payload.event.type);
    await expect.poll(types).toContain(type);
  });
});

/** Only an app in the older side panel gets the events of its threads. */
function onSurface(type: string) {
  const surface: "assistant" | "agent" = type.startsWith("assistant_") ? "assistant" : "agent";
  return { ...DEFAULT_SEED, apps: DEFAULT_SEED.apps.map((app) => ({ ...app, surface })) };
}

function subscribedTo(...events: string[]) {
  return { ...DEFAULT_SEED, apps: DEFAULT_SEED.apps.map((app) => ({ ...app, events })) };
}

describe("a subscription", () => {
  it("to a type that is not known is refused with its name", async () => {
    await expect(startedSimulator({ seed: subscribedTo("message.im", "moon_rising") })).rejects.toMatchObject(
      {
        code: "SETTINGS_INVALID",
        message: expect.stringContaining("moon_rising"),
        remedy: expect.stringContaining("message.channels"),
      },
    );
  });

  it("to messages is by kind of conversation, as in Slack's settings", async () => {
    const { slack } = await startedSimulator({ seed: subscribedTo("message.groups", "reaction_added") });
    const app = await rawSocket(slack);
    const { ts } = slack.post({ ...help, text: `<@${slack.botUserId}> in public` });
    slack.post({ ...secret, text: "in private" });
    slack.react({ ...help, ts, name: "eyes" });
    const heard = () => app.envelopes().map(({ payload: { event } }) => [event.type, event.channel_type]);
    await expect.poll(heard).toEqual([
      ["message", "group"],
      ["reaction_added", undefined],
    ]);
  });

  it("names only what the simulator can send", () => {
    expect(Object.keys(ACTS).sort()).toEqual(Object.keys(EVENT_TYPES).sort());
  });
});

describe("what people do", () => {
  it("is worded in a private channel as in a public one", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    slack.setTopic({ ...secret, topic: "Keys" });
    slack.inviteToChannel({ ...secret, invited: BEN });
    const messages = () =>
      app.envelopes().flatMap(({ payload: { event } }) => (event.type === "message" ? [event] : []));
    await expect.poll(messages).toMatchObject([
      { channel: PRIVATE, channel_type: "group", subtype: "channel_topic", topic: "Keys" },
      { channel: PRIVATE, channel_type: "group", subtype: "channel_join", user: BEN },
    ]);
  });

  it("comes to the app as Slack words it", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    const { ts } = slack.post({ ...help, text: "How?" });
    slack.editMessage({ ...help, ts, text: "How so?" });
    slack.react({ user: BEN, channel: HELP, ts, name: "eyes" });
    slack.deleteMessage({ ...help, ts });
    slack.setTopic({ ...help, topic: "Answers" });
    const events = () => app.envelopes().map(({ payload }) => payload.event);
    await expect.poll(events).toHaveLength(5);
    expect(events()).toMatchObject([
      { type: "message", text: "How?" },
      { subtype: "message_changed", message: { text: "How so?", edited: { user: ANA } } },
      { type: "reaction_added", user: BEN, reaction: "eyes", item_user: ANA, item: { channel: HELP, ts } },
      { subtype: "message_deleted", deleted_ts: ts, previous_message: { text: "How so?" } },
      { subtype: "channel_topic", topic: "Answers", user: ANA },
    ]);
  });

  it("brings a bot into a channel, which hears of it", async () => {
    const { slack } = await startedSimulator();
    const app = await rawSocket(slack);
    const channel = slack.createChannel({ user: ANA, name: "close" });
    slack.inviteToChannel({ user: ANA, channel, invited: slack.botUserId });
    const events = () => app.envelopes().map(({ payload }) => payload.event);
    await expect.poll(events).toHaveLength(3);
    expect(events()).toMatchObject([
      { type: "channel_created", channel: { id: channel, name: "close", creator: ANA } },
      { type: "message", subtype: "channel_join", user: slack.botUserId, inviter: ANA },
      {
        type: "member_joined_channel",
        user: slack.botUserId,
        inviter: ANA,
        channel,
        channel_type: "C",
        team: "T0SIMULATED",
      },
    ]);
    await webClient(slack).chat.postMessage({ channel, text: "Hello" });
  });

  it("is refused for the messages of others", async () => {
    const { slack } = await startedSimulator();
    const { ts } = slack.post({ ...help, text: "mine" });
    expect(() => slack.editMessage({ user: BEN, channel: HELP, ts, text: "yours" })).toThrow("not of");
    expect(() => slack.deleteMessage({ user: BEN, channel: HELP, ts })).toThrow("not of");
    expect(() => slack.react({ ...help, ts: "1.0", name: "eyes" })).toThrow("No message");
  });
});
