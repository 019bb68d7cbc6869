import type { SlackMessage } from "../workspace/message.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { requireMember } from "./post-as-person.ts";

/** A message, and the person who does something with it. */
export interface MessageDeed {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
}

/** What people do with messages that are there. Everything throws where the person, channel or message is not. */
export interface MessageDoor {
  /** Changes a message of the person's own. */
  editMessage(deed: MessageDeed & { readonly text: string }): void;
  /** Deletes a message of the person's own. */
  deleteMessage(deed: MessageDeed): void;
  /** Returns false where the person has reacted so already. The name goes without colons. */
  react(deed: MessageDeed & { readonly name: string }): boolean;
  /** Returns false where the person has not reacted so. */
  unreact(deed: MessageDeed & { readonly name: string }): boolean;
  /** Returns false where it is pinned already. */
  pinMessage(deed: MessageDeed): boolean;
  /** Returns false where it is not pinned. */
  unpinMessage(deed: MessageDeed): boolean;
}

export function createMessageDoor(workspaceOf: (user: string) => Workspace): MessageDoor {
  function messageFor({ user, channel, ts }: MessageDeed): SlackMessage {
    const workspace = workspaceOf(user);
    requireMember(workspace, user, channel);
    const message = workspace.messages.get(channel, ts);
    if (message === undefined) throw new Error(`No message ${ts} in ${channel}.`);
    return message;
  }

  function ownMessageFor(deed: MessageDeed): SlackMessage {
    const message = messageFor(deed);
    if (message.user !== deed.user) throw new Error(`The message ${deed.ts} is not of ${deed.user}.`);
    return message;
  }

  return {
    editMessage(deed) {
      workspaceOf(deed.user).edit(ownMessageFor(deed), { text: deed.text }, deed.user);
    },
    deleteMessage: (deed) => workspaceOf(deed.user).remove(ownMessageFor(deed)),
    react: (deed) => workspaceOf(deed.user).react(messageFor(deed), deed.user, deed.name),
    unreact: (deed) => workspaceOf(deed.user).unreact(messageFor(deed), deed.user, deed.name),
    pinMessage: (deed) => workspaceOf(deed.user).pins.add(messageFor(deed), deed.user),
    unpinMessage: (deed) => workspaceOf(deed.user).pins.remove(messageFor(deed), deed.user),
  };
}
