import type { ServerFrame } from "./frames.ts";

/** One open WebSocket of the app. */
export interface Connection {
  readonly number: number;
  isOpen(): boolean;
  send(frame: ServerFrame): void;
  /** Resolves when the connection is gone, whether or not the app answers. */
  close(): Promise<void>;
}

/** The app's open connections. */
export interface Connections {
  count(): number;
  add(connection: Connection): void;
  remove(connection: Connection): void;
  /** The connection whose turn it is, if any is open. */
  next(): Connection | undefined;
  /** Resolves when at least so many are open; rejects when the simulator stops before. */
  atLeast(count: number): Promise<void>;
  closeAll(): Promise<void>;
}

interface Waiter {
  readonly count: number;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

export function createConnections(): Connections {
  const connections: Connection[] = [];
  const waiters = new Set<Waiter>();
  let turn = 0;

  return {
    count: () => connections.length,
    add(connection) {
      connections.push(connection);
      for (const waiter of waiters) {
        if (connections.length < waiter.count) continue;
        waiters.delete(waiter);
        waiter.resolve();
      }
    },
    remove(connection) {
      const index = connections.indexOf(connection);
      if (index >= 0) connections.splice(index, 1);
    },
    next() {
      // Assumed: Slack promises no pattern; taking turns is the plainest.
      for (let tried = 0; tried < connections.length; tried += 1) {
        const connection = connections[turn % connections.length];
        turn += 1;
        if (connection?.isOpen() === true) return connection;
      }
      return undefined;
    },
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
