import type { Installation } from "../apps/installation.ts";
import type { Scheduler } from "../clock/scheduler.ts";
import { createListeners } from "../listeners.ts";
import type { TeamSeed, WorkspaceSeed } from "../seed/seed.ts";
import type { Author } from "./author.ts";
import type { WorkspaceChange } from "./change.ts";
import { type Channels, createChannels } from "./channels.ts";
import { type Edit, edited, tombstoneOf } from "./edit.ts";
import type { Block, MessageMetadata, SlackMessage } from "./message.ts";
import { createMessageLog, type MessageLog } from "./message-log.ts";
import { withoutReaction, withReaction } from "./reactions.ts";
import { createTimestamps } from "./timestamps.ts";
import { type Users, usersOf } from "./users.ts";

export interface Draft {
  readonly channel: string;
  readonly text: string;
  readonly blocks?: readonly Block[];
  readonly metadata?: MessageMetadata;
  /** The ts of a message outside threads; the caller has looked that it is there. */
  readonly thread_ts?: string;
}

/** The state of one Slack workspace. It knows no wire; what happens in it, it tells to its watchers. */
export interface Workspace {
  readonly team: TeamSeed;
  /** The apps that are in it. */
  readonly installations: readonly Installation[];
  readonly users: Users;
  readonly channels: Channels;
  readonly messages: Pick<MessageLog, "get" | "roots" | "replies">;
  post(author: Author, draft: Draft): SlackMessage;
  /** Shows a message to one person and keeps nothing. */
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
): Workspace {
  const messages = createMessageLog();
  const nextTs = createTimestamps(clock);
  const watchers = createListeners<WorkspaceChange>();

  function compose(author: Author, draft: Draft): SlackMessage {
    const parent = draft.thread_ts === undefined ? undefined : messages.get(draft.channel, draft.thread_ts);
    const message = { ...draft, ...author, ts: nextTs() };
    return parent === undefined ? message : { ...message, parent_user_id: parent.user };
  }

  function change(previous: SlackMessage, message: SlackMessage): SlackMessage {
    messages.replace(message);
    watchers.tell({ type: "changed", message, previous, at: nextTs() });
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

  return {
    team: seed.team,
    installations,
    users: usersOf(seed.people, installations),
    channels: createChannels(seed.channels, clock),
    messages,
    post(author, draft) {
      const message = compose(author, draft);
      messages.add(message);
      watchers.tell({ type: "posted", message });
      return message;
    },
    postEphemeral(author, user, draft) {
      const message = compose(author, draft);
      watchers.tell({ type: "ephemeral", message, user });
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
