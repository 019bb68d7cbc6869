import type { Directory } from "../apps/directory.ts";
import type { AppLine } from "../delivery/app-line.ts";

/** What the author of an app sets it up with, and sees of it from outside. */
export interface AppDoor {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly botUserId: string;
  /** How many WebSockets of the app are open. */
  connections(): number;
  /** Resolves when at least so many WebSockets are open and greeted; one if nothing is said. */
  connected(count?: number): Promise<void>;
}

/** @throws Error where the app is not there, or not in the workspace. */
export function appDoorOf(
  directory: Directory,
  lines: ReadonlyMap<string, AppLine>,
  appId: string,
  team?: string,
): AppDoor {
  const installation = directory.installations.find(
    (each) => each.app.id === appId && (team === undefined || each.team === team),
  );
  const line = lines.get(appId);
  if (installation === undefined || line === undefined) {
    throw new Error(`No app ${appId} in ${team ?? "the simulated Slack"}.`);
  }
  const { app, botToken, botUserId } = installation;
  return {
    botToken,
    appToken: app.appToken,
    signingSecret: app.signingSecret,
    botUserId,
    connections: line.connections.count,
    connected: (count = 1) => line.connections.atLeast(count),
  };
}
