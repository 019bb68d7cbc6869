import type { WebClient } from "@slack/web-api";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, webClient } from "../clients.ts";
import { modal } from "../interactions/modal-app.ts";

/** What is at hand for making something that a call can be about. */
export interface World {
  readonly slack: SlackSimulator;
  readonly client: WebClient;
  /** Does something as a person, and returns the trigger that the app got with it. */
  readonly triggerOf: (act: () => Promise<unknown>) => Promise<string>;
  /** A number that was not there before. */
  readonly next: () => number;
}

type Fresh = (world: World) => Promise<Readonly<Record<string, unknown>>>;

export function worldOf(slack: SlackSimulator, triggerOf: World["triggerOf"]): World {
  let count = 0;
  return {
    slack,
    triggerOf,
    client: webClient(slack),
    next() {
      count += 1;
      return count;
    },
  };
}

/** For methods that seldom succeed with what is there: makes a new thing, and returns arguments that fit it. */
export const FRESH: Readonly<Record<string, Fresh>> = {
  "agents.sessions.rename": async (world) => ({ ...(await session(world)), title: "t" }),
  "agents.sessions.setStatus": async (world) => ({ ...(await session(world)), status: "idle" }),
  "bookmarks.edit": async (world) => ({ ...(await bookmark(world)), title: "t" }),
  "bookmarks.remove": bookmark,
  "chat.appendStream": async (world) => ({ ...(await stream(world)), markdown_text: "hi" }),
  "chat.stopStream": stream,
  "chat.delete": post,
  "chat.update": async (world) => ({ ...(await post(world)), text: "hi again" }),
  async "chat.deleteScheduledMessage"(world) {
    const place = await channel(world);
    const post_at = Math.floor(Date.now() / 1_000) + 86_400;
    const { scheduled_message_id } = await world.client.chat.scheduleMessage({
      ...place,
      text: "hi",
      post_at,
    });
    return { ...place, scheduled_message_id };
  },
  "conversations.archive": channel,
  async "conversations.close"({ client }) {
    return { channel: (await client.conversations.open({ users: BEN })).channel?.id };
  },
  "conversations.create": async ({ next }) => ({ name: `new-${next()}` }),
  "conversations.invite": async (world) => ({ ...(await channel(world)), users: BEN }),
  async "conversations.kick"(world) {
    const made = await channel(world);
    await world.client.conversations.invite({ ...made, users: BEN });
    return { ...made, user: BEN };
  },
  "conversations.leave": channel,
  "conversations.rename": async (world) => ({ ...(await channel(world)), name: `other-${world.next()}` }),
  async "conversations.unarchive"(world) {
    const made = await channel(world);
    await world.client.conversations.archive(made);
    return made;
  },
  async "files.completeUploadExternal"(world) {
    return { files: [{ id: await announced(world), title: "t" }], channel_id: HELP };
  },
  async "files.delete"(world) {
    const id = await announced(world);
    await world.client.files.completeUploadExternal({ files: [{ id }], channel_id: HELP });
    return { file: id };
  },
  "pins.add": stamped,
  async "pins.remove"(world) {
    const message = await stamped(world);
    await world.client.pins.add(message);
    return message;
  },
  "reactions.add": async (world) => ({ ...(await stamped(world)), name: "tada" }),
  async "reactions.remove"(world) {
    const reaction = { ...(await stamped(world)), name: "tada" };
    await world.client.reactions.add(reaction);
    return reaction;
  },
  async "users.lookupByEmail"({ client }) {
    return { email: (await client.users.info({ user: ANA })).user?.profile?.email };
  },
  "views.open": async (world) => ({ trigger_id: await command(world), view: modal("Opened") }),
  "views.publish": async () => ({ user_id: ANA, view: { type: "home", blocks: [] } }),
  async "views.push"(world) {
    const { slack, triggerOf } = world;
    const { view_id } = await openView(world);
    const click = () => slack.act({ user: ANA, in: { view: view_id }, action_id: "go" });
    return { trigger_id: await triggerOf(click), view: modal("Pushed") };
  },
  "views.update": async (world) => ({ ...(await openView(world)), view: modal("Updated") }),
};

async function post({ client }: World) {
  const { ts = "" } = await client.chat.postMessage({ channel: HELP, text: "hi" });
  return { channel: HELP, ts };
}

/** In a channel of its own: a channel holds only so many pins. */
async function stamped(world: World) {
  const place = await channel(world);
  const { ts = "" } = await world.client.chat.postMessage({ ...place, text: "hi" });
  return { ...place, timestamp: ts };
}

async function stream(world: World) {
  const { ts: thread_ts } = await post(world);
  const { ts = "" } = await world.client.chat.startStream({
    channel: HELP,
    thread_ts,
    recipient_user_id: ANA,
    recipient_team_id: "T0SIMULATED",
  });
  return { channel: HELP, ts };
}

async function session(world: World) {
  const at = { channel_id: HELP, thread_ts: (await post(world)).ts };
  await world.client.agents.sessions.setStatus({ ...at, status: "processing" });
  return at;
}

async function bookmark(world: World) {
  const { channel: channel_id } = await channel(world);
  const link = { title: "t", type: "link" as const, link: "https://example.com" };
  const added = await world.client.bookmarks.add({ channel_id, ...link });
  return { channel_id, bookmark_id: added.bookmark?.id };
}

async function channel({ client, next }: World) {
  const created = await client.conversations.create({ name: `fresh-${next()}` });
  return { channel: created.channel?.id ?? "" };
}

/** A file of which all bytes are there. */
async function announced({ client }: World) {
  const { upload_url = "", file_id = "" } = await client.files.getUploadURLExternal({
    filename: "a.txt",
    length: 2,
  });
  await fetch(upload_url, { method: "POST", body: "hi" });
  return file_id;
}

function command({ slack, triggerOf }: World): Promise<string> {
  return triggerOf(() => slack.runCommand({ user: ANA, channel: HELP, command: "/ledger" }));
}

/** A modal with a button, and no other one. */
async function openView(world: World) {
  const { slack, client } = world;
  if (slack.viewsOf(ANA).length > 0) await slack.closeView({ user: ANA, all: true });
  const go = { type: "button" as const, action_id: "go", text: { type: "plain_text" as const, text: "Go" } };
  const { view } = await client.views.open({
    trigger_id: await command(world),
    view: modal("First", { blocks: [{ type: "actions", elements: [go] }] }),
  });
  return { view_id: view?.id ?? "" };
}
