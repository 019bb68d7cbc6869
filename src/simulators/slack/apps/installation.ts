import type { AppSeed } from "../seed/seed.ts";
import type { SlackApp } from "./app.ts";

/** An app in one workspace: its bot user there, and the token that acts as it. */
export interface Installation {
  readonly app: SlackApp;
  /** The id of the workspace. */
  readonly team: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  /** Undefined where it has all. */
  readonly scopes: ReadonlySet<string> | undefined;
}

export function installationsOf(app: SlackApp, seed: AppSeed): readonly Installation[] {
  return seed.installations.map((installation) => ({
    ...installation,
    app,
    botToken: `xoxb-simulated-${installation.team}-${app.id}`,
    scopes: seed.scopes && new Set(seed.scopes),
  }));
}
