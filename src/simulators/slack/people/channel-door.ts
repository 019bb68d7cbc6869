import type { SlackChannel } from "../workspace/channel.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { requireMember } from "./post-as-person.ts";

/** A channel, and the person who does something with it. */
export interface ChannelDeed {
  readonly user: string;
  readonly channel: string;
}

/** What people do with channels. Everything throws where the person or the channel is not there. */
export interface ChannelDoor {
  /** Returns the channel's id; the person is in it. Throws where the name is taken. */
  createChannel(deed: { readonly user: string; readonly name: string; readonly private?: boolean }): string;
  /** A public channel; into a private one somebody has to be invited. */
  joinChannel(deed: ChannelDeed): void;
  leaveChannel(deed: ChannelDeed): void;
  /** Brings a person or an app's bot user in; somebody who is in it stays. */
  inviteToChannel(deed: ChannelDeed & { readonly invited: string }): void;
  removeFromChannel(deed: ChannelDeed & { readonly removed: string }): void;
  renameChannel(deed: ChannelDeed & { readonly name: string }): void;
  setTopic(deed: ChannelDeed & { readonly topic: string }): void;
  setPurpose(deed: ChannelDeed & { readonly purpose: string }): void;
  archiveChannel(deed: ChannelDeed): void;
  unarchiveChannel(deed: ChannelDeed): void;
  /** Opens the direct message channel of the person and several others, bots among them; returns its id. */
  openGroupMessage(deed: { readonly user: string; readonly others: readonly string[] }): string;
}

export function createChannelDoor(workspaceOf: (user: string) => Workspace): ChannelDoor {
  function channelFor({ user, channel }: ChannelDeed): SlackChannel {
    return requireMember(workspaceOf(user), user, channel);
  }

  function requireUser(workspace: Workspace, id: string): void {
    if (!workspace.users.has(id)) throw new Error(`No user ${id} in ${workspace.team.id}.`);
  }

  function requireFreeName({ channels }: Workspace, name: string): void {
    if (channels.withName(name) !== undefined) throw new Error(`There is a channel ${name} already.`);
  }

  return {
    createChannel({ user, name, private: isPrivate = false }) {
      const workspace = workspaceOf(user);
      requireFreeName(workspace, name);
      return workspace.channelActs.create(user, name, isPrivate).id;
    },
    joinChannel({ user, channel: id }) {
      const { channels, channelActs } = workspaceOf(user);
      const channel = channels.get(id);
      if (channel?.kind !== "channel") throw new Error(`No public channel ${id} in the simulated Slack.`);
      channelActs.join(channel, user);
    },
    leaveChannel(deed) {
      workspaceOf(deed.user).channelActs.leave(channelFor(deed), deed.user);
    },
    inviteToChannel(deed) {
      const workspace = workspaceOf(deed.user);
      requireUser(workspace, deed.invited);
      workspace.channelActs.join(channelFor(deed), deed.invited, deed.user);
    },
    removeFromChannel(deed) {
      workspaceOf(deed.user).channelActs.leave(channelFor(deed), deed.removed, deed.user);
    },
    renameChannel(deed) {
      const workspace = workspaceOf(deed.user);
      requireFreeName(workspace, deed.name);
      workspace.channelActs.rename(channelFor(deed), deed.user, deed.name);
    },
    setTopic(deed) {
      workspaceOf(deed.user).channelActs.setNote(channelFor(deed), deed.user, "topic", deed.topic);
    },
    setPurpose(deed) {
      workspaceOf(deed.user).channelActs.setNote(channelFor(deed), deed.user, "purpose", deed.purpose);
    },
    archiveChannel(deed) {
      workspaceOf(deed.user).channelActs.setArchived(channelFor(deed), deed.user, true);
    },
    unarchiveChannel(deed) {
      workspaceOf(deed.user).channelActs.setArchived(channelFor(deed), deed.user, false);
    },
    openGroupMessage({ user, others }) {
      const workspace = workspaceOf(user);
      const users = [user, ...others];
      for (const each of users) requireUser(workspace, each);
      const names = users.map((each) => workspace.users.get(each)?.name ?? each);
      return workspace.channels.groupMessage(users, names).channel.id;
    },
  };
}
