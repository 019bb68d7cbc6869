import type { Clock } from "../../../core/clock.ts";
import type { Directory } from "../apps/directory.ts";
import { createEventCallbacks } from "../events/event-callback.ts";
import { eventsOf } from "../events/events-of.ts";
import type { AppLine } from "./app-line.ts";

/** Brings what changes in the workspaces to the apps that are to hear of it, each by its line. */
export function tellApps(directory: Directory, lines: ReadonlyMap<string, AppLine>, clock: Clock): void {
  const callbackOf = createEventCallbacks(clock);
  for (const workspace of directory.workspaces.values()) {
    workspace.watch((change) => {
      for (const installation of workspace.installations) {
        for (const event of eventsOf(change, workspace, installation)) {
          lines.get(installation.app.id)?.events.deliver(callbackOf(event, installation));
        }
      }
    });
  }
}
