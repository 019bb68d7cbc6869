import type { SlackApp } from "../apps/app.ts";
import type { Directory } from "../apps/directory.ts";
import type { TeamSeed } from "../seed/seed.ts";
import type { SlackChannel } from "../workspace/channels.ts";
import type { SlackMessage } from "../workspace/message.ts";
import type { SlackUser } from "../workspace/users.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** An app as the people of a workspace meet it. */
export interface AppInWorkspace extends Pick<SlackApp, "id" | "name" | "commands" | "shortcuts" | "surface"> {
  readonly botUserId: string;
}

/** What a person finds on the screen: who else is there, which conversations, what was said in them. */
export interface ReadingDoor {
  /** All who can be acted as, in every workspace. */
  people(): readonly SlackUser[];
  teamOf(user: string): TeamSeed;
  /** The people and bots of the user's workspace. */
  usersAround(user: string): readonly SlackUser[];
  appsAround(user: string): readonly AppInWorkspace[];
  /** The conversations that the user can see: public channels and those that the user is in. */
  conversations(user: string): readonly SlackChannel[];
  /** The latest messages outside threads, oldest first; 100 of them if nothing is said. */
  history(channel: string, limit?: number): readonly SlackMessage[];
}

export function createReadingDoor(
  directory: Directory,
  workspaceOf: (user: string) => Workspace,
): ReadingDoor {
  const workspaces = [...directory.workspaces.values()];

  return {
    people: () => workspaces.flatMap(({ users }) => [...users.values()].filter(({ isBot }) => !isBot)),
    teamOf: (user) => workspaceOf(user).team,
    usersAround: (user) => [...workspaceOf(user).users.values()],
    appsAround: (user) =>
      workspaceOf(user).installations.map(({ app, botUserId }) => {
        const { id, name, commands, shortcuts, surface } = app;
        return { id, name, commands, shortcuts, surface, botUserId };
      }),
    conversations: (user) =>
      [...workspaceOf(user).channels.all()].filter(
        ({ kind, members }) => kind === "channel" || members.has(user),
      ),
    history(channel, limit = 100) {
      const workspace = workspaces.find(({ channels }) => channels.get(channel) !== undefined);
      const latest = workspace?.messages.roots(channel).slice(-limit) ?? [];
      return latest.flatMap((ts) => workspace?.messages.get(channel, ts) ?? []);
    },
  };
}
