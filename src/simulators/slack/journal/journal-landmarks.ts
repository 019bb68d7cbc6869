import type { Directory } from "../apps/directory.ts";
import type { Journal } from "./journal.ts";
import { landmarkOf } from "./landmark.ts";

/** Writes every landmark of every workspace to the journal, for a replay to find its way by. */
export function journalLandmarks({ workspaces }: Directory, journal: Journal): void {
  for (const workspace of workspaces.values()) {
    workspace.watch((change) => {
      const landmark = landmarkOf(change);
      if (landmark !== undefined) journal(landmark);
    });
  }
}
