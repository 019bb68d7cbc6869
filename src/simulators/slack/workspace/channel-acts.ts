import { createHash } from "node:crypto";
import type { Clock } from "../../../core/clock.ts";
import { freshChannel, isDirect, type SlackChannel } from "./channel.ts";
import type { Channels } from "./channels.ts";
import type { Draft } from "./draft.ts";
import type { MessageBoard } from "./message-board.ts";

/**
 * What users do to channels. Each act changes the state, tells the watchers, and leaves the message that Slack
 * writes into the channel. Whether the user may do it, the caller has looked.
 */
export interface ChannelActs {
  create(user: string, name: string, isPrivate: boolean): SlackChannel;
  /** Returns the channel as it was where the user is in it already. */
  join(channel: SlackChannel, user: string, inviter?: string): SlackChannel;
  /** `actor` removes the user; the user leaves where none is named. */
  leave(channel: SlackChannel, user: string, actor?: string): SlackChannel;
  rename(channel: SlackChannel, user: string, name: string): SlackChannel;
  setArchived(channel: SlackChannel, user: string, archived: boolean): SlackChannel;
  setNote(channel: SlackChannel, user: string, note: "topic" | "purpose", value: string): SlackChannel;
}

export function createChannelActs(
  team: string,
  channels: Channels,
  board: Pick<MessageBoard, "post" | "tell" | "nextTs">,
  clock: Clock,
): ChannelActs {
  let made = 0;
  const now = () => Math.floor(clock.now() / 1000);

  function put(channel: SlackChannel): SlackChannel {
    channels.put(channel);
    return channel;
  }

  function say(channel: SlackChannel, user: string, message: Omit<Draft, "channel">): void {
    if (!isDirect(channel)) board.post({ user }, { channel: channel.id, ...message });
  }

  return {
    create(user, name, isPrivate) {
      made += 1;
      const id = channelId(team, name, made);
      const kind = isPrivate ? "group" : "channel";
      const members = new Set([user]);
      const channel = put(freshChannel({ id, kind, name, members, created: now(), creator: user }));
      board.tell({ type: "channel-created", channel, user, at: board.nextTs() });
      return channel;
    },
    join(before, user, inviter) {
      if (before.members.has(user)) return before;
      const channel = put({ ...before, members: new Set([...before.members, user]) });
      const by = inviter === undefined ? {} : { inviter };
      say(channel, user, { subtype: "channel_join", text: `<@${user}> has joined the channel`, ...by });
      board.tell({ type: "member-joined", channel, user, ...by, at: board.nextTs() });
      return channel;
    },
    leave(before, user, actor = user) {
      if (!before.members.has(user)) return before;
      const channel = put({
        ...before,
        members: new Set([...before.members].filter((member) => member !== user)),
      });
      say(channel, user, { subtype: "channel_leave", text: `<@${user}> has left the channel` });
      board.tell({ type: "member-left", channel, user, actor, at: board.nextTs() });
      return channel;
    },
    rename(before, user, name) {
      const { name: old_name, previousNames } = before;
      const channel = put({ ...before, name, previousNames: [...previousNames, old_name] });
      const text = `has renamed the channel from "${old_name}" to "${name}"`;
      say(channel, user, { subtype: "channel_name", text, old_name, name });
      board.tell({ type: "channel-renamed", channel, user, at: board.nextTs() });
      return channel;
    },
    setArchived(before, user, archived) {
      const channel = put({ ...before, archived });
      const subtype = archived ? "channel_archive" : "channel_unarchive";
      say(channel, user, { subtype, text: archived ? "archived the channel" : "unarchived the channel" });
      board.tell({ type: "channel-archived", channel, user, archived, at: board.nextTs() });
      return channel;
    },
    setNote(before, user, note, value) {
      const channel = put({ ...before, [note]: { value, creator: user, last_set: now() } });
      const text = `set the channel ${note}: ${value}`;
      say(channel, user, { subtype: `channel_${note}`, text, [note]: value });
      return channel;
    },
  };
}

/** The same act in the same run gives the same id. */
function channelId(team: string, name: string, made: number): string {
  const digest = createHash("sha256").update(`${team} ${name} ${made}`).digest("hex");
  return `C${digest.slice(0, 10).toUpperCase()}`;
}
