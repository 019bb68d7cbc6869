import { LedgerError } from "../../core/errors.ts";
import type { LedgerEvent } from "../../core/events.ts";
import type { Channel } from "../channel.ts";
import { createLatePace } from "./calls/late-pace.ts";
import { createLocalPace, createUnlimitedPace } from "./calls/local-pace.ts";
import { createSlackDesk } from "./handover-slack-desk.ts";
import { identify } from "./identify.ts";
import { createIncoming, type Incoming } from "./incoming.ts";
import { createReplyClient } from "./reply-client.ts";
import type { SlackOptions } from "./slack-options.ts";
import { createSlackReplies } from "./slack-reply.ts";
import { ConnectionRefused, type KeptConnection } from "./socket/keep-connected.ts";

export type { SlackOptions };

/** How long a stop waits for what is being kept. */
const SETTLE_WITHIN_MS = 5_000;

/** Slack over Socket Mode, by Bolt. Before `start`, and in a process without it, it only replies. */
export function createSlackChannel(given: SlackOptions): Channel {
  let stopping = false;
  // A connection that we end ourselves is nothing to complain of.
  const options = { ...given, emit: (event: LedgerEvent) => void (stopping || given.emit(event)) };
  const { agentsChannel, paced = true } = options;
  const pace = createLatePace(paced ? createLocalPace() : createUnlimitedPace());
  const client = createReplyClient(options);
  let incoming: Incoming | undefined;
  let sends = false;

  return {
    name: "slack",
    isConnected: () => incoming?.connection.isConnected() ?? sends,
    disconnectedBecause: () => incoming?.connection.fault()?.message,
    reply: createSlackReplies({
      ...options,
      client,
      pace,
      askPerson: agentsChannel !== undefined,
    }),
    ...(agentsChannel !== undefined && {
      desk: createSlackDesk({ client, pace, agentsChannel, emit: options.emit }),
    }),
    ...(paced && { keepPace: pace.keepTo }),
    async start(deliver) {
      incoming = await createIncoming(options, deliver);
      await connect(incoming.connection);
    },
    app: async () => (await identify(createReplyClient(options))).app,
    async openSending() {
      await identify(createReplyClient(options));
      sends = true;
    },
    async stop() {
      if (!incoming) return;
      incoming.connection.takeNoMore();
      await withinTime(incoming.settled(), SETTLE_WITHIN_MS);
      stopping = true;
      await incoming.connection.close();
    },
  };
}

async function connect(connection: KeptConnection): Promise<void> {
  try {
    await connection.start();
  } catch (error) {
    if (!(error instanceof ConnectionRefused)) throw error;
    const { message, remedy } = error.fault;
    throw new LedgerError(
      "SLACK_UNAVAILABLE",
      `Slack did not open a connection for the app's token: ${message}`,
      remedy,
      error,
    );
  }
}

async function withinTime(promise: Promise<void>, milliseconds: number): Promise<void> {
  const timeUp = Promise.withResolvers<void>();
  const timer = setTimeout(timeUp.resolve, milliseconds);
  await Promise.race([promise, timeUp.promise]);
  clearTimeout(timer);
}
