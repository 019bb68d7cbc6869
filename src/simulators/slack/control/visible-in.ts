import type { Workspace } from "../workspace/workspace.ts";
import type { Control } from "./control.ts";
import { Refusal } from "./refusal.ts";

/** The workspace of the channel. @throws Refusal where it is not there, or not for the person. */
export function visibleIn(
  { directory, people }: Control,
  channel: string,
  user: string | undefined,
): Workspace {
  const workspace = [...directory.workspaces.values()].find((each) => each.channels.get(channel));
  if (workspace === undefined) throw new Refusal(404, "channel_not_found", `No channel ${channel}.`);
  if (user !== undefined && !people.conversations(user).some(({ id }) => id === channel)) {
    throw new Refusal(403, "channel_not_visible", `${user} cannot see the channel ${channel}.`);
  }
  return workspace;
}
