import type { Directory } from "../apps/directory.ts";
import type { AppLine } from "../delivery/app-line.ts";
import type { DisconnectReason } from "../socket-mode/frames.ts";

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
  /** How many events are neither acknowledged nor given up. */
  unsettledEvents(): number;
  /**
   * Ends connections as Slack does: all of the app's, or the one with the number that the journal has. After a
   * `warning` they end with `refresh_requested`; `link_disabled` switches Socket Mode off.
   */
  disconnect(reason: EndReason, connection?: number): void;
  /** Off, all connections are told `link_disabled` and no new one opens. */
  setSocketMode(on: boolean): void;
  /**
   * Sends events, commands and interactions over HTTP from now on; undefined goes back to Socket Mode. Resolves
   * when the app has answered the challenge.
   * @throws LedgerError REQUEST_URL_INVALID, REQUEST_URL_NOT_VERIFIED.
   */
  setRequestUrl(url: string | undefined): Promise<void>;
}

/** The eleventh connection is told `too_many_websockets` anyway. */
export type EndReason = Exclude<DisconnectReason, "too_many_websockets">;

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
    unsettledEvents: line.events.unsettled,
    disconnect: (reason, connection) => disconnect(line, reason, connection),
    setSocketMode: line.setSocketMode,
    setRequestUrl: line.setRequestUrl,
  };
}

function disconnect(line: AppLine, reason: EndReason, number: number | undefined): void {
  if (reason === "link_disabled") {
    line.setSocketMode(false);
    return;
  }
  for (const connection of line.connections.all()) {
    if (number === undefined || connection.number === number) connection.disconnect(reason);
  }
}
