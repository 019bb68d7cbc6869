import type { Directory } from "../apps/directory.ts";
import { createStreamDoor } from "../people/stream-door.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { StreamFaults } from "./strike-stream.ts";

/** The streams of all workspaces, and a person at hand who stops one. */
export function streamFaultsOf(directory: Directory): StreamFaults {
  const workspaceOf = (channel: string) =>
    [...directory.workspaces.values()].find(({ channels }) => channels.get(channel) !== undefined);

  return {
    expire({ channel, ts }) {
      const workspace = workspaceOf(channel);
      const message = workspace?.messages.get(channel, ts);
      if (message !== undefined) workspace?.streams.expire(message);
    },
    stopByUser({ channel, ts }) {
      const workspace = workspaceOf(channel);
      const person = workspace === undefined ? undefined : personIn(workspace, channel);
      if (workspace === undefined || person === undefined) return;
      createStreamDoor(() => workspace).stopStream(person, channel, ts);
    },
  };
}

/** Assumed: whoever is in the channel may stop what is written there; the first one does. */
function personIn({ channels, users }: Workspace, channel: string): string | undefined {
  const members = channels.get(channel)?.members ?? new Set<string>();
  return [...members].find((id) => users.get(id)?.isBot === false);
}
