import type { Scheduler } from "../../clock/scheduler.ts";
import type { Installation } from "../apps/installation.ts";
import { type AssistantPanes, createAssistantPanes } from "../assistant/assistant-panes.ts";
import { type AssistantStates, createAssistantStates } from "../assistant/assistant-states.ts";
import { createFileStore, type FileStore } from "../files/file-store.ts";
import { createListeners } from "../listeners.ts";
import type { TeamSeed, WorkspaceSeed } from "../seed/seed.ts";
import { createStreams, type Streams } from "../streams/streams.ts";
import type { Author } from "./author.ts";
import { withIds } from "./block-ids.ts";
import { type Bookmarks, createBookmarks } from "./bookmarks.ts";
import type { WorkspaceChange } from "./change.ts";
import { type ChannelActs, createChannelActs } from "./channel-acts.ts";
import { type Channels, createChannels } from "./channels.ts";
import type { Draft } from "./draft.ts";
import { type Edit, edited, tombstoneOf } from "./edit.ts";
import { createEphemeralMessages, type EphemeralMessages } from "./ephemeral-messages.ts";
import type { SlackMessage } from "./message.ts";
import type { MessageBoard } from "./message-board.ts";
import { createMessageLog, type MessageLog } from "./message-log.ts";
import { createPins, type Pins } from "./pins.ts";
import { withoutReaction, withReaction } from "./reactions.ts";
import { createScheduledMessages, type ScheduledMessages } from "./scheduled-messages.ts";
import { createTimestamps } from "./timestamps.ts";
import { type Users, usersOf } from "./users.ts";
import { createViews, type Views } from "./views.ts";

/** The state of one Slack workspace. It knows no wire; what happens in it, it tells to its watchers. */
export interface Workspace {
  readonly team: TeamSeed;
  /** The apps that are in it. */
  readonly installations: readonly Installation[];
  readonly users: Users;
  readonly channels: Channels;
  readonly channelActs: ChannelActs;
  readonly messages: Pick<MessageLog, "get" | "roots" | "replies">;
  readonly pins: Pins;
  readonly bookmarks: Bookmarks;
  readonly scheduled: ScheduledMessages;
  readonly files: FileStore;
  readonly streams: Streams;
  readonly views: Views;
  readonly ephemerals: EphemeralMessages;
  readonly assistants: AssistantStates;
  readonly panes: AssistantPanes;
  post(author: Author, draft: Draft): SlackMessage;
  /** Shows a message to one person. */
  postEphemeral(author: Author, user: string, draft: Draft): SlackMessage;
  /** Changes a message in the name of the user. */
  edit(message: SlackMessage, edit: Edit, user: string): SlackMessage;
  remove(message: SlackMessage): void;
  /** Returns false where the user has reacted so already. */
  react(message: SlackMessage, user: string, name: string): boolean;
  /** Returns false where the user has not reacted so. */
  unreact(message: SlackMessage, user: string, name: string): boolean;
  watch(listener: (change: WorkspaceChange) => void): () => void;
}

export function createWorkspace(
  seed: WorkspaceSeed,
  installations: readonly Installation[],
  clock: Scheduler,
  keepMessages: number,
): Workspace {
  const messages = createMessageLog(keepMessages);
  const channels = createChannels(seed.channels, clock);
  const nextTs = createTimestamps(clock);
  const watchers = createListeners<WorkspaceChange>();

  function compose(author: Author, draft: Draft): SlackMessage {
    const parent = draft.thread_ts === undefined ? undefined : messages.get(draft.channel, draft.thread_ts);
    const message = identified({ ...draft, ...author, ts: nextTs() });
    return parent === undefined ? message : { ...message, parent_user_id: parent.user };
  }

  function change(previous: SlackMessage, next: SlackMessage): SlackMessage {
    const at = nextTs();
    const message = identified(next, previous.blocks);
    messages.replace(message);
    watchers.tell({ type: "changed", message, previous, at });
    return message;
  }

  function changeReactions(
    previous: SlackMessage,
    message: SlackMessage | undefined,
    what: { readonly user: string; readonly reaction: string; readonly added: boolean },
  ): boolean {
    if (message === undefined) return false;
    messages.replace(message);
    watchers.tell({ type: "reacted", message, previous, ...what, at: nextTs() });
    return true;
  }

  function takes(id: string, { user }: Author): boolean {
    const channel = channels.get(id);
    return channel !== undefined && !channel.archived && channel.members.has(user);
  }

  function post(author: Author, draft: Draft): SlackMessage {
    const message = compose(author, draft);
    messages.add(message);
    watchers.tell({ type: "posted", message });
    assistants.answered(message);
    return message;
  }

  const board: MessageBoard = { get: messages.get, post, amend: change, tell: watchers.tell, nextTs };
  const assistants = createAssistantStates(board, clock);
  const ephemerals = createEphemeralMessages(board);

  return {
    team: seed.team,
    installations,
    users: usersOf(seed.people, installations),
    channels,
    channelActs: createChannelActs(seed.team.id, channels, board, clock),
    messages,
    pins: createPins(board),
    bookmarks: createBookmarks(clock),
    scheduled: createScheduledMessages(board, ({ draft, author }) => takes(draft.channel, author), clock),
    files: createFileStore(board),
    streams: createStreams(board, assistants, clock),
    views: createViews(clock, board),
    ephemerals,
    assistants,
    panes: createAssistantPanes(board),
    post,
    postEphemeral(author, user, draft) {
      const message = compose(author, draft);
      ephemerals.show({ message, user });
      return message;
    },
    edit: (message, edit, user) => change(message, edited(message, edit, { user, ts: nextTs() })),
    remove(message) {
      if (message.reply_count !== undefined) {
        change(message, tombstoneOf(message));
        return;
      }
      messages.remove(message);
      watchers.tell({ type: "deleted", previous: message, at: nextTs() });
    },
    react: (message, user, reaction) =>
      changeReactions(message, withReaction(message, user, reaction), { user, reaction, added: true }),
    unreact: (message, user, reaction) =>
      changeReactions(message, withoutReaction(message, user, reaction), { user, reaction, added: false }),
    watch: watchers.add,
  };
}

function identified(message: SlackMessage, previous: SlackMessage["blocks"] = []): SlackMessage {
  return message.blocks === undefined ? message : { ...message, blocks: withIds(message.blocks, previous) };
}
