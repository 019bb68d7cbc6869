import type { Workspace } from "../../workspace/workspace.ts";

/** The people who can read in a place; undefined for a public channel, where all can. */
export type Audience = ReadonlySet<string> | undefined;

/** Bots are no audience: what an app reads it reads for the people that it answers. */
export function audienceOf({ channels, users }: Workspace, id: string): Audience {
  const channel = channels.get(id);
  if (channel === undefined) return new Set();
  if (channel.kind === "channel") return undefined;
  return new Set([...channel.members].filter((member) => users.get(member)?.isBot !== true));
}

/** Whether all of `some` are among `all`. */
export function isWithin(some: Audience, all: Audience): boolean {
  if (all === undefined) return true;
  return some !== undefined && [...some].every((person) => all.has(person));
}
