import { randomUUID } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import { createListeners } from "../listeners.ts";
import { type Channels, createChannels } from "./channels.ts";
import { type Edit, edited, tombstoneOf } from "./edit.ts";
import type { Block, MessageMetadata, SlackMessage } from "./message.ts";
import type { MessageChange } from "./message-change.ts";
import { createMessageLog, type MessageLog } from "./message-log.ts";
import { withoutReaction, withReaction } from "./reactions.ts";
import type { AppSeed, WorkspaceSeed } from "./seed.ts";
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

/** The state of one Slack workspace. It knows no wire; what happens to messages it tells to its watchers. */
export interface Workspace {
  readonly team: WorkspaceSeed["team"];
  readonly app: AppSeed;
  readonly users: Users;
  readonly channels: Channels;
  readonly messages: Pick<MessageLog, "get" | "roots" | "replies">;
  /** Posts as a person. */
  postAsPerson(user: string, draft: Draft): SlackMessage;
  postAsBot(draft: Draft): SlackMessage;
  /** Shows a message to one person and keeps nothing. */
  postEphemeral(user: string, draft: Draft): SlackMessage;
  edit(message: SlackMessage, edit: Edit): SlackMessage;
  remove(message: SlackMessage): void;
  /** Returns false where the user has reacted so already. */
  react(message: SlackMessage, user: string, name: string): boolean;
  /** Returns false where the user has not reacted so. */
  unreact(message: SlackMessage, user: string, name: string): boolean;
  watch(listener: (change: MessageChange) => void): () => void;
}

export function createWorkspace(seed: WorkspaceSeed, clock: Clock): Workspace {
  const messages = createMessageLog();
  const nextTs = createTimestamps(clock);
  const watchers = createListeners<MessageChange>();

  function compose(user: string, draft: Draft): SlackMessage {
    const parent = draft.thread_ts === undefined ? undefined : messages.get(draft.channel, draft.thread_ts);
    const message = { ...draft, user, ts: nextTs() };
    return parent === undefined ? message : { ...message, parent_user_id: parent.user };
  }

  function keep(message: SlackMessage): SlackMessage {
    messages.add(message);
    watchers.tell({ type: "posted", message });
    return message;
  }

  function change(previous: SlackMessage, message: SlackMessage): SlackMessage {
    messages.replace(message);
    watchers.tell({ type: "changed", message, previous, at: nextTs() });
    return message;
  }

  function changeReactions(message: SlackMessage, changed: SlackMessage | undefined): boolean {
    if (changed === undefined) return false;
    messages.replace(changed);
    watchers.tell({ type: "reacted", message: changed, previous: message, at: nextTs() });
    return true;
  }

  return {
    team: seed.team,
    app: seed.app,
    users: usersOf(seed),
    channels: createChannels(seed, clock),
    messages,
    postAsPerson: (user, draft) => keep({ ...compose(user, draft), client_msg_id: randomUUID() }),
    postAsBot: (draft) => keep({ ...compose(seed.app.botUserId, draft), bot_id: seed.app.botId }),
    postEphemeral(user, draft) {
      const message = { ...compose(seed.app.botUserId, draft), bot_id: seed.app.botId };
      watchers.tell({ type: "ephemeral", message, user });
      return message;
    },
    edit: (message, edit) =>
      change(message, edited(message, edit, { user: seed.app.botUserId, ts: nextTs() })),
    remove(message) {
      if (message.reply_count !== undefined) {
        change(message, tombstoneOf(message));
        return;
      }
      messages.remove(message);
      watchers.tell({ type: "deleted", previous: message, at: nextTs() });
    },
    react: (message, user, name) => changeReactions(message, withReaction(message, user, name)),
    unreact: (message, user, name) => changeReactions(message, withoutReaction(message, user, name)),
    watch: watchers.add,
  };
}
