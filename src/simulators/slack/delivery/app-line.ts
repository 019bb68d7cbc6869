import type { Scheduler } from "../clock/scheduler.ts";
import type { Journal } from "../journal/journal.ts";
import { type Connections, createConnections } from "../socket-mode/connections.ts";
import { createSocketTransport, type SocketTransport } from "../socket-mode/socket-transport.ts";
import { type AppRequests, createAppRequests } from "./app-requests.ts";
import { createEventDeliveries, type EventDeliveries } from "./event-deliveries.ts";

/** The line to one app: how events and requests reach it. */
export interface AppLine {
  readonly connections: Connections;
  readonly sockets: SocketTransport;
  readonly events: EventDeliveries;
  readonly requests: AppRequests;
  /** Closes all connections and forgets all that waits. */
  stop(): Promise<void>;
}

export function createAppLine(scheduler: Scheduler, journal: Journal): AppLine {
  const connections = createConnections();
  const sockets = createSocketTransport(connections);
  const events = createEventDeliveries(sockets, scheduler, journal);
  const requests = createAppRequests(sockets, scheduler);
  return {
    connections,
    sockets,
    events,
    requests,
    async stop() {
      events.stop();
      requests.stop();
      await connections.closeAll();
    },
  };
}
