import { setTimeout as delay } from "node:timers/promises";
import { type ConnectionFault, connectionFault } from "./connection-fault.ts";
import { guardFrames, type SocketModeClient } from "./guard-frames.ts";
import { reconnectDelay } from "./reconnect-delay.ts";

export interface KeptConnection {
  /** Resolves when Slack has said hello. @throws {ConnectionRefused} where the first try fails */
  start(): Promise<void>;
  /** From here on no event is taken any more; the connection stays open for acknowledgements. */
  takeNoMore(): void;
  close(): Promise<void>;
  isConnected(): boolean;
  /** Why it is not connected, where that is known. */
  fault(): ConnectionFault | undefined;
}

export class ConnectionRefused extends Error {
  override readonly name = "ConnectionRefused";
  readonly fault: ConnectionFault;

  constructor(fault: ConnectionFault, cause: unknown) {
    super(fault.message, { cause });
    this.fault = fault;
  }
}

export interface ConnectionOptions {
  /** Told of every connection that could not be made, and of frames that cannot be read. */
  readonly onFault: (what: string) => void;
  /** The client waits for ever for a hello that does not come, so there is an end to waiting; 30 s by default. */
  readonly helloWithinMs?: number;
}

/** A connection that ends sooner counts as a failure, so that nobody reconnects in a circle. */
const HELD_MS = 10_000;
const CLOSE_WITHIN_MS = 1_000;

/**
 * Keeps one connection to Slack, whatever ends it. The client must not reconnect by itself: observed in
 * @slack/socket-mode 3.1.0 is that a refusal (`invalid_auth`) while it does is thrown where nobody can catch it.
 */
export function keepConnected(
  client: SocketModeClient,
  { onFault, helloWithinMs = 30_000 }: ConnectionOptions,
): KeptConnection {
  const closing = new AbortController();
  let isClosing = false;
  let connectedAt: number | undefined;
  let failures = 0;
  let disconnect: string | undefined;
  let fault: ConnectionFault | undefined;

  guardFrames(client, {
    isClosing: () => isClosing,
    onDisconnect: (reason) => (disconnect = reason),
    onFault,
  });
  client.on("disconnected", () => {
    if (connectedAt === undefined) return;
    const held = performance.now() - connectedAt;
    connectedAt = undefined;
    failures = held < HELD_MS ? failures + 1 : 0;
    // Slack recycles connections about every hour: that is no fault.
    if (!closing.signal.aborted) void reconnect();
  });

  async function connect(): Promise<void> {
    disconnect = undefined;
    try {
      await withinTime(client, helloWithinMs);
      connectedAt = performance.now();
      fault = undefined;
    } catch (error) {
      fault = connectionFault(error, disconnect);
      throw new ConnectionRefused(fault, error);
    }
  }

  async function reconnect(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await delay(reconnectDelay(failures, fault?.retryAfterMs), undefined, { signal: closing.signal });
        await connect();
        return;
      } catch (error) {
        if (closing.signal.aborted) return;
        failures += 1;
        if (error instanceof ConnectionRefused) onFault(`${error.message}. ${error.fault.remedy}`);
      }
    }
  }

  return {
    start: connect,
    takeNoMore() {
      isClosing = true;
    },
    async close() {
      isClosing = true;
      closing.abort();
      await end(client);
    },
    isConnected: () => connectedAt !== undefined,
    fault: () => fault,
  };
}

async function withinTime(client: SocketModeClient, milliseconds: number): Promise<void> {
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => tooLate.reject(new Error(`Slack did not say hello within ${milliseconds / 1000} s`)),
    milliseconds,
  );
  try {
    await Promise.race([client.start(), tooLate.promise]);
  } catch (error) {
    cut(client);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Closes it as WebSockets are closed, and where nobody answers without that. */
async function end(client: SocketModeClient): Promise<void> {
  const ended = Promise.withResolvers<void>();
  client.once("disconnected", ended.resolve);
  const timer = setTimeout(() => cut(client), CLOSE_WITHIN_MS);
  void client.disconnect();
  await ended.promise;
  clearTimeout(timer);
}

/** The second time the client no longer waits for the other side. */
function cut(client: SocketModeClient): void {
  void client.disconnect();
  void client.disconnect();
}
