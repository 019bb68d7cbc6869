import type { Scheduler } from "../../clock/scheduler.ts";
import type { SlackApp } from "../apps/app.ts";
import type { Faults } from "../faults/faults.ts";
import { createHttpTransport, type HttpTransport } from "../http-events/http-transport.ts";
import type { Journal } from "../journal/journal.ts";
import { type Connections, createConnections } from "../socket-mode/connections.ts";
import { createSocketTransport, type SocketTransport } from "../socket-mode/socket-transport.ts";
import { type AppRequests, createAppRequests } from "./app-requests.ts";
import { createChoice } from "./choose-connection.ts";
import type { DeliverySettings } from "./delivery-settings.ts";
import { createEventDeliveries, type EventDeliveries } from "./event-deliveries.ts";

/** The line to one app: how events and requests reach it. */
export interface AppLine {
  readonly connections: Connections;
  readonly sockets: SocketTransport;
  readonly http: HttpTransport;
  readonly events: EventDeliveries;
  readonly requests: AppRequests;
  /** False where the app has a request URL, or Socket Mode is switched off. */
  usesSocketMode(): boolean;
  /** Switching it off tells all connections `link_disabled`. */
  setSocketMode(on: boolean): void;
  /**
   * Goes over to HTTP once the app has answered the challenge, with `link_disabled` for its connections; undefined
   * goes back to Socket Mode.
   * @throws LedgerError REQUEST_URL_INVALID, REQUEST_URL_NOT_VERIFIED.
   */
  setRequestUrl(url: string | undefined): Promise<void>;
  /** Closes all connections and forgets all that waits. */
  stop(): Promise<void>;
}

export interface LineServices {
  readonly clock: Scheduler;
  readonly journal: Journal;
  readonly settings: DeliverySettings;
  readonly faults: Faults;
}

export function createAppLine(app: SlackApp, { clock, journal, settings, faults }: LineServices): AppLine {
  const connections = createConnections(createChoice(settings.policy, settings.seed));
  const sockets = createSocketTransport(connections);
  const http = createHttpTransport(app, clock, journal);
  const transport = faults.transportOf(app.id, {
    send: (dispatch, answered) => (http.requestUrl() === undefined ? sockets : http).send(dispatch, answered),
  });
  const events = createEventDeliveries({ transport, scheduler: clock, journal }, settings);
  const requests = createAppRequests(transport, clock);
  connections.watchOpened(events.release);
  let socketMode = true;

  function disableLinks(): void {
    for (const connection of connections.all()) connection.disconnect("link_disabled");
  }

  return {
    connections,
    sockets,
    http,
    events,
    requests,
    usesSocketMode: () => socketMode && http.requestUrl() === undefined,
    setSocketMode(on) {
      socketMode = on;
      if (!on) disableLinks();
    },
    async setRequestUrl(url) {
      await http.setRequestUrl(url);
      if (url === undefined) return;
      disableLinks();
      events.release();
    },
    async stop() {
      events.stop();
      requests.stop();
      http.stop();
      await connections.closeAll();
    },
  };
}
