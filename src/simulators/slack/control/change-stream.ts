import type { ServerResponse } from "node:http";
import { z } from "zod";
import type { PeopleDoor } from "../people/people-door.ts";
import type { WorkspaceChange } from "../workspace/change.ts";
import type { Control } from "./control.ts";
import { type ControlRoute, get } from "./control-route.ts";
import { toJson } from "./json.ts";

/** A connection that takes nothing more is dropped when so many bytes wait for it. */
const LARGEST_BACKLOG = 16 * 1024 * 1024;

export const CHANGE_ROUTES: readonly ControlRoute[] = [
  get("changes", {
    does: "Server-sent events: each change as it happens. With a `user` only what this person can see.",
    args: z.object({ user: z.string().optional() }),
    run({ user }, control, { response }) {
      streamChanges(response, control, user);
      return undefined;
    },
  }),
];

function streamChanges(response: ServerResponse, { people }: Control, user: string | undefined): void {
  if (user !== undefined) people.teamOf(user);
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.write(": the changes follow\n\n");
  const unwatch = people.watch((change) => {
    if (user !== undefined && !isVisible(change, user, people)) return;
    response.write(`data: ${toJson(change)}\n\n`);
    if (response.writableLength > LARGEST_BACKLOG) response.destroy();
  });
  response.on("close", unwatch);
}

/** Views and ephemeral messages are for one person; what happens in a channel for all who can see it. */
function isVisible(change: WorkspaceChange, user: string, { conversations, filesOf }: PeopleDoor): boolean {
  if (change.type === "ephemeral" || "view" in change || change.type === "home-opened") {
    return change.user === user;
  }
  if ("file" in change)
    return change.file.user === user || filesOf(user).some(({ id }) => id === change.file.id);
  const channel = channelOf(change);
  return channel === undefined || conversations(user).some(({ id }) => id === channel);
}

function channelOf(change: Exclude<WorkspaceChange, { readonly file: unknown }>): string | undefined {
  if ("message" in change) return change.message.channel;
  if ("previous" in change) return change.previous.channel;
  if (!("channel" in change)) return undefined;
  return typeof change.channel === "string" ? change.channel : change.channel.id;
}
