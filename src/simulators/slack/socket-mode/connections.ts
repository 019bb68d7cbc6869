import type { Choose } from "../delivery/choose-connection.ts";
import { createListeners } from "../listeners.ts";
import type { DisconnectReason, ServerFrame } from "./frames.ts";

/** One WebSocket of the app. */
export interface Connection {
  readonly number: number;
  /** False from when it was told to disconnect: the app may hear no more. */
  takesEnvelopes(): boolean;
  /** The one way in which a frame goes out. */
  send(frame: ServerFrame): void;
  /** Tells why, takes no more envelopes, and closes: at once, or after a `warning` when its time is over. */
  disconnect(reason: DisconnectReason): void;
  /** Sends what is no frame, as a fault. */
  sendRaw(data: string | Buffer): void;
  /** Ends it without a close frame. */
  cut(): void;
  /** Neither hears nor says anything for so many milliseconds, pongs and closing included; then it is cut. */
  fallSilent(milliseconds: number): void;
  /** Resolves when the connection is gone, whether or not the app answers. */
  close(): Promise<void>;
}

/** The app's open connections, in the order of their opening. */
export interface Connections {
  count(): number;
  all(): readonly Connection[];
  add(connection: Connection): void;
  remove(connection: Connection): void;
  /** The connection that the next envelope goes over, if any is open. */
  next(): Connection | undefined;
  /** Told of each connection that opens, after it was greeted. Returns the unsubscribe. */
  watchOpened(listener: (connection: Connection) => void): () => void;
  /** Resolves when at least so many are open; rejects when the simulator stops before. */
  atLeast(count: number): Promise<void>;
  closeAll(): Promise<void>;
}

interface Waiter {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

export function createConnections(choose: Choose): Connections {
  const connections: Connection[] = [];
  const opened = createListeners<Connection>();
  const waiters = new Set<Waiter>();

  function tellWaiters(): void {
    for (const waiter of waiters) {
      if (connections.length < waiter.count) continue;
      waiters.delete(waiter);
      waiter.resolve();
    }
  }

  return {
    count: () => connections.length,
    all: () => [...connections],
    add(connection) {
      connections.push(connection);
      tellWaiters();
      opened.tell(connection);
    },
    remove(connection) {
      const index = connections.indexOf(connection);
      if (index >= 0) connections.splice(index, 1);
    },
    next: () => choose(connections.filter((connection) => connection.takesEnvelopes())),
    watchOpened: opened.add,
    atLeast(count) {
      if (connections.length >= count) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiters.add({ count, resolve, reject });
      return promise;
    },
    async closeAll() {
      for (const waiter of waiters) waiter.reject(new Error("The simulated Slack was stopped."));
      waiters.clear();
      await Promise.all(connections.map((connection) => connection.close()));
    },
  };
}
