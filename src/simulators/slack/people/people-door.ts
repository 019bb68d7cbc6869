import type { Clock } from "../../../core/clock.ts";
import type { Directory } from "../apps/directory.ts";
import type { InteractionServices } from "../interactions/interaction-services.ts";
import type { WorkspaceChange } from "../workspace/change.ts";
import type { SlackMessage } from "../workspace/message.ts";
import { threadOf } from "../workspace/message-log.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { type AssistantDoor, createAssistantDoor } from "./assistant-door.ts";
import { type ChannelDoor, createChannelDoor } from "./channel-door.ts";
import { createFilesDoor, type FilesDoor } from "./files-door.ts";
import { createInteractionsDoor, type InteractionsDoor } from "./interactions-door.ts";
import { createMessageDoor, type MessageDoor } from "./message-door.ts";
import { type PersonMessage, postAsPerson } from "./post-as-person.ts";
import { createReadingDoor, type ReadingDoor } from "./reading-door.ts";
import { createStreamDoor, type StreamDoor } from "./stream-door.ts";

export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
}

/** What people do in Slack, and what they see. */
export interface PeopleDoor
  extends ReadingDoor,
    MessageDoor,
    ChannelDoor,
    StreamDoor,
    AssistantDoor,
    FilesDoor,
    InteractionsDoor {
  /**
   * Posts as a person. A mention is written as Slack writes it: `<@U…>`. Throws where the person, the channel
   * or the thread is not there.
   */
  post(message: PersonMessage): PostedMessage;
  /** Opens the direct message channel of the person and a bot, the workspace's first if none is named. */
  openDirectMessage(user: string, bot?: string): string;
  /** A message and its replies, oldest first; empty where it is not there. */
  thread(channel: string, ts: string): readonly SlackMessage[];
  /** Told of all that happens in any workspace, after the state holds it. Returns the unsubscribe. */
  watch(listener: (change: WorkspaceChange) => void): () => void;
}

/** What the doors need besides those who are there; `origin` is where the simulator listens. */
export interface PeopleServices {
  readonly clock: Clock;
  readonly origin: () => string;
  readonly interactions: InteractionServices;
}

export function createPeopleDoor(directory: Directory, services: PeopleServices): PeopleDoor {
  const workspaces = [...directory.workspaces.values()];

  function workspaceOf(person: string): Workspace {
    const workspace = directory.workspaceOfUser(person);
    if (workspace === undefined || workspace.users.get(person)?.isBot !== false) {
      throw new Error(`No person ${person} in the simulated Slack.`);
    }
    return workspace;
  }

  const workspaceWith = (channel: string) =>
    workspaces.find(({ channels }) => channels.get(channel) !== undefined);

  return {
    ...createReadingDoor(directory, workspaceOf),
    ...createMessageDoor(workspaceOf),
    ...createChannelDoor(workspaceOf),
    ...createStreamDoor(workspaceOf),
    ...createAssistantDoor(workspaceOf, workspaceWith),
    ...createFilesDoor(workspaceOf, services),
    ...createInteractionsDoor(services.interactions, workspaceOf),
    post: (message) => postAsPerson(workspaceOf(message.user), message),
    openDirectMessage(user, bot) {
      const { channels, installations, team } = workspaceOf(user);
      const other = bot ?? installations[0]?.botUserId;
      if (other === undefined) throw new Error(`No bot in ${team.id}.`);
      return channels.directMessage(user, other).channel.id;
    },
    thread(channel, ts) {
      const workspace = workspaceWith(channel);
      return workspace === undefined ? [] : threadOf(workspace.messages, channel, ts);
    },
    watch(listener) {
      const unwatch = workspaces.map((workspace) => workspace.watch(listener));
      return () => {
        for (const each of unwatch) each();
      };
    },
  };
}
