import type { Installation } from "../apps/installation.ts";
import type { WorkspaceChange } from "../workspace/change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { messageEvents } from "./message-events.ts";
import type { SlackEvent } from "./slack-event.ts";

type EventsFor<Type extends WorkspaceChange["type"]> = (
  change: Extract<WorkspaceChange, { readonly type: Type }>,
  workspace: Workspace,
  installation: Installation,
) => readonly SlackEvent[];

/** Which events each kind of change makes for an app that is in the workspace. */
const EVENTS: { readonly [Type in WorkspaceChange["type"]]: EventsFor<Type> } = {
  posted: messageEvents,
  changed: messageEvents,
  deleted: messageEvents,
  ephemeral: () => [],
  reacted: () => [],
};

/** The events that Slack sends to the app for a change, as far as it is subscribed to them. */
export function eventsOf(
  change: WorkspaceChange,
  workspace: Workspace,
  installation: Installation,
): readonly SlackEvent[] {
  // TypeScript cannot see that a change and its row of the table belong together.
  const make = EVENTS[change.type] as EventsFor<WorkspaceChange["type"]>;
  const { events } = installation.app;
  return make(change, workspace, installation).filter(({ type }) => events === undefined || events.has(type));
}
