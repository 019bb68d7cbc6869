import type { Scheduler } from "../../clock/scheduler.ts";
import type { SlackSeed } from "../seed/seed.ts";
import { createWorkspace, type Workspace } from "../workspace/workspace.ts";
import { appOf, type SlackApp } from "./app.ts";
import { type Installation, installationsOf } from "./installation.ts";

/** Who calls: a bot in its workspace, or an app as such. */
export type Caller =
  | { readonly kind: "bot"; readonly installation: Installation; readonly workspace: Workspace }
  | { readonly kind: "app"; readonly app: SlackApp };

/** All workspaces and apps of one simulated Slack. Ids are unique over all of them, as Slack's are. */
export interface Directory {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  readonly apps: ReadonlyMap<string, SlackApp>;
  readonly installations: readonly Installation[];
  callerWith(token: string): Caller | undefined;
  /** A token that is revoked is never known again. */
  revoke(token: string): void;
  /** The workspace of a person or of a bot user. */
  workspaceOfUser(user: string): Workspace | undefined;
}

/**
 * `keepMessages` is shared evenly by the workspaces.
 * @throws Error where the seed names what is not in it.
 */
export function createDirectory(seed: SlackSeed, clock: Scheduler, keepMessages: number): Directory {
  const apps = seed.apps.map((each) => ({ app: appOf(each), seed: each }));
  const installations = apps.flatMap(({ app, seed: each }) => installationsOf(app, each));
  const workspaces = new Map(
    seed.workspaces.map((each) => {
      const here = installations.filter(({ team }) => team === each.team.id);
      return [
        each.team.id,
        createWorkspace(each, here, clock, Math.ceil(keepMessages / seed.workspaces.length)),
      ];
    }),
  );
  const callers = new Map<string, Caller>(apps.map(({ app }) => [app.appToken, { kind: "app", app }]));
  for (const installation of installations) {
    const workspace = workspaces.get(installation.team);
    if (workspace === undefined) {
      throw new Error(
        `The app ${installation.app.id} is installed in ${installation.team}, which is not there.`,
      );
    }
    callers.set(installation.botToken, { kind: "bot", installation, workspace });
  }

  return {
    workspaces,
    apps: new Map(apps.map(({ app }) => [app.id, app])),
    installations,
    callerWith: (token) => callers.get(token),
    revoke: (token) => callers.delete(token),
    workspaceOfUser: (user) => [...workspaces.values()].find((workspace) => workspace.users.has(user)),
  };
}
