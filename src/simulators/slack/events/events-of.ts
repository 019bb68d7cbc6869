import type { Installation } from "../apps/installation.ts";
import type { WorkspaceChange } from "../workspace/change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import {
  renamedEvents as agentRenamedEvents,
  contextChangedEvents,
  openedEvents,
  stoppedEvents,
} from "./assistant-events.ts";
import { archivedEvents, createdEvents, renamedEvents } from "./channel-events.ts";
import { fileCreatedEvents, fileDeletedEvents, fileSharedEvents } from "./file-events.ts";
import { homeEvents } from "./home-events.ts";
import { joinedEvents, leftEvents } from "./member-events.ts";
import { messageEvents } from "./message-events.ts";
import { pinEvents } from "./pin-events.ts";
import { reactionEvents } from "./reaction-events.ts";
import type { SlackEvent } from "./slack-event.ts";
import { isSubscribed } from "./subscription.ts";

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
  "ephemeral-changed": () => [],
  "ephemeral-deleted": () => [],
  "view-opened": () => [],
  "view-updated": () => [],
  "view-closed": () => [],
  "view-errors": () => [],
  "home-published": () => [],
  "home-opened": (change, _workspace, installation) => homeEvents(change, installation),
  "stream-started": () => [],
  "stream-ended": () => [],
  "assistant-opened": openedEvents,
  "assistant-context-changed": contextChangedEvents,
  "assistant-shown": () => [],
  "agent-stopped": stoppedEvents,
  "agent-renamed": agentRenamedEvents,
  "file-created": fileCreatedEvents,
  "file-shared": fileSharedEvents,
  "file-deleted": fileDeletedEvents,
  reacted: reactionEvents,
  pinned: pinEvents,
  "channel-created": createdEvents,
  "channel-renamed": renamedEvents,
  "channel-archived": archivedEvents,
  "member-joined": joinedEvents,
  "member-left": leftEvents,
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
  return make(change, workspace, installation).filter((event) => isSubscribed(events, event));
}
