import type { SlackFile } from "../../simulators/slack/files/file.ts";
import type { SlackMessage } from "../../simulators/slack/workspace/message.ts";
import type { Entered } from "../blocks/drawing.ts";
import type { SlackPort } from "./port.ts";
import type { At, Conversation, Seen, SeenMessage, SeenThread } from "./seen.ts";

/** So many messages outside threads are drawn; what is older is not on the screen. */
const LATEST = 100;
const NOTHING: Entered = {};

/** Takes the picture of what a person sees. */
export function look(port: SlackPort, me: string, at: At): Seen {
  const users = new Map(port.usersAround(me).map((user) => [user.id, user]));
  const channel = at.type === "conversation" ? at.channel : "";
  const apps = port.appsAround(me);
  const view = port.viewsOf(me).at(-1);
  const home = at.type === "home" ? port.homeOf(me, at.bot) : undefined;
  return {
    me,
    team: port.teamOf(me).name,
    people: port.people(),
    users,
    conversations: conversationsOf(port, me, users),
    commands: port.commandsOf(me),
    shortcuts: port.shortcutsOf(me).map((shortcut) => ({
      ...shortcut,
      appName: apps.find(({ id }) => id === shortcut.app)?.name ?? shortcut.app,
    })),
    files: port.filesOf(me).filter(({ user }) => user === me),
    bots: apps.map(({ botUserId, name }) => ({ id: botUserId, name })),
    threads: at.type === "conversation" ? threadsOf(port, me, channel) : [],
    assistant:
      at.type === "conversation" ? port.assistantView(channel) : { loadingMessages: [], prompts: [] },
    ...(view && { view: { open: view, entered: port.enteredIn(me, { view: view.view.id }) } }),
    ...(home && { home: { view: home, entered: port.enteredIn(me, { view: home.id }) } }),
  };
}

function threadsOf(port: SlackPort, me: string, channel: string): SeenThread[] {
  const ephemerals = port.ephemeralsOf(me, channel);
  const shared = filesByMessage(port, me, channel);
  const see = (message: SlackMessage, ephemeral = false): SeenMessage => ({
    message,
    ephemeral,
    entered: message.blocks?.some(isInteractive) ? port.enteredIn(me, message) : NOTHING,
    files: shared.get(message.ts) ?? [],
  });
  const inThread = (ts: string) =>
    ephemerals.filter((each) => each.thread_ts === ts).map((each) => see(each, true));
  const threads = port.history(channel, LATEST).map((root): SeenThread => {
    const replies = port.thread(channel, root.ts).slice(1);
    return {
      root: see(root),
      replies: byTime(
        [...replies.map((reply) => see(reply)), ...inThread(root.ts)],
        ({ message }) => message,
      ),
      assistant: port.assistantView(channel, root.ts),
    };
  });
  const alone = ephemerals
    .filter(({ thread_ts }) => thread_ts === undefined)
    .map(
      (each): SeenThread => ({
        root: see(each, true),
        replies: [],
        assistant: { loadingMessages: [], prompts: [] },
      }),
    );
  return byTime([...threads, ...alone], ({ root }) => root.message);
}

function filesByMessage(port: SlackPort, me: string, channel: string): Map<string, SlackFile[]> {
  const shares = port
    .filesOf(me)
    .flatMap((file) =>
      file.shares.filter((share) => share.channel === channel).map(({ ts }) => ({ ts, file })),
    );
  return new Map(
    [...Map.groupBy(shares, ({ ts }) => ts)].map(([ts, group]) => [ts, group.map(({ file }) => file)]),
  );
}

function byTime<Each>(list: readonly Each[], messageOf: (each: Each) => SlackMessage): Each[] {
  return list.toSorted((one, other) => Number(messageOf(one).ts) - Number(messageOf(other).ts));
}

const INTERACTIVE = new Set(["actions", "input", "section", "context_actions"]);

function isInteractive({ type }: { readonly type: string }): boolean {
  return INTERACTIVE.has(type);
}

const ORDER = { channel: 0, group: 1, im: 2, mpim: 3 } as const;

function conversationsOf(port: SlackPort, me: string, users: Seen["users"]): Conversation[] {
  const nameOf = (user: string) => users.get(user)?.name ?? user;
  return port
    .conversations(me)
    .map(({ id, kind, name, members }): Conversation => {
      const others = [...members].filter((member) => member !== me);
      const bot = kind === "im" ? others.find((other) => users.get(other)?.isBot === true) : undefined;
      const people = (others.length > 0 ? others : [me]).map(nameOf).join(", ");
      const title = kind === "channel" || kind === "group" ? `${SIGNS[kind]} ${name}` : `@ ${people}`;
      return { id, kind, title, joined: members.has(me), ...(bot !== undefined && { bot }) };
    })
    .toSorted((one, other) => ORDER[one.kind] - ORDER[other.kind] || one.title.localeCompare(other.title));
}

const SIGNS = { channel: "#", group: "&" } as const;
