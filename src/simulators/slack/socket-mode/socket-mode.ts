import type { Scheduler } from "../../clock/scheduler.ts";
import type { SlackApp } from "../apps/app.ts";
import type { AppLine } from "../delivery/app-line.ts";
import type { Faults } from "../faults/faults.ts";
import type { Journal } from "../journal/journal.ts";
import { type ConnectionSettings, DEFAULT_CONNECTIONS } from "./connection-settings.ts";
import { createUpgradeHandler, SOCKET_PATH } from "./socket-server.ts";
import { createTickets } from "./tickets.ts";

export interface SocketModeParts {
  readonly clock: Scheduler;
  readonly journal: Journal;
  readonly lines: ReadonlyMap<string, AppLine>;
  readonly faults: Faults;
}

/** The two halves of Socket Mode: the URLs that apps are given, and the WebSockets that they open with them. */
export function createSocketMode(
  { clock, journal, lines, faults }: SocketModeParts,
  origin: () => string,
  connections: Partial<ConnectionSettings> = {},
) {
  const settings = { ...DEFAULT_CONNECTIONS, ...connections };
  const tickets = createTickets(clock, settings.ticket);
  return {
    /** Undefined for an app that does not use Socket Mode. */
    newSocketUrl: ({ id }: SlackApp): string | undefined =>
      lines.get(id)?.usesSocketMode() === true
        ? `${origin().replace("http", "ws")}${SOCKET_PATH}?ticket=${tickets.issue(id)}&app_id=${id}`
        : undefined,
    upgrade: createUpgradeHandler({ clock, tickets, lines, journal, faults, settings }),
  };
}
