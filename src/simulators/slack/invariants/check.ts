import type { Happening } from "../journal/journal.ts";
import type { WorkspaceChange } from "../workspace/change.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { CheckReport } from "./report.ts";

/** Watches over one invariant. What it does for a happening or a change takes the same time however many came before. */
export interface Check {
  hear?(happening: Happening, now: number): void;
  see?(change: WorkspaceChange, workspace: Workspace, now: number): void;
  report(now: number): CheckReport;
}
