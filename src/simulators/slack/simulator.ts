import { createServer } from "node:http";
import { createEventCallbacks } from "./events/event-callback.ts";
import { eventsOf } from "./events/message-events.ts";
import { createJournal, type JournalEntry } from "./journal.ts";
import { listen } from "./listen.ts";
import { type Scheduler, systemScheduler } from "./scheduler.ts";
import { createConnections } from "./socket-mode/connections.ts";
import { createDeliveries } from "./socket-mode/deliveries.ts";
import { createUpgradeHandler, SOCKET_PATH } from "./socket-mode/socket-server.ts";
import { createTickets } from "./socket-mode/tickets.ts";
import type { Tokens } from "./web-api/authenticate.ts";
import { handleRequest } from "./web-api/handle-request.ts";
import type { SlackMessage } from "./workspace/message.ts";
import type { MessageChange } from "./workspace/message-change.ts";
import { threadOf } from "./workspace/message-log.ts";
import { type PersonMessage, postAsPerson, theirDirectMessage } from "./workspace/person.ts";
import { DEFAULT_SEED, type WorkspaceSeed } from "./workspace/seed.ts";
import { createWorkspace } from "./workspace/workspace.ts";

/** Fixed and plainly no secrets: they open nothing but the simulator. */
const BOT_TOKEN = "xoxb-simulated-bot";
const APP_TOKEN = "xapp-simulated-app";

export interface SlackSimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly clock?: Scheduler;
  readonly seed?: WorkspaceSeed;
  /** Gets every request, frame and event in order, as plain objects without tokens. */
  readonly journal?: (entry: JournalEntry) => void;
}

export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
}

/** A simulated Slack that listens, and the door for the people in it. */
export interface SlackSimulator {
  /** For `clientOptions.slackApiUrl`, such as `http://127.0.0.1:4000/api/`. */
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly botUserId: string;
  /** Who and what is there at the start. */
  readonly seed: WorkspaceSeed;
  /**
   * Posts as a person. A mention is written as Slack writes it: `<@U…>`. Throws where the person, the channel
   * or the thread is not there.
   */
  post(message: PersonMessage): PostedMessage;
  /** Opens the direct message channel of the person and the bot, and returns its id. */
  openDirectMessage(user: string): string;
  /** A message and its replies, oldest first; empty where it is not there. */
  thread(channel: string, ts: string): readonly SlackMessage[];
  /**
   * Told of each message that is posted, changed, deleted, reacted to or shown to one person, after the state
   * holds it. Returns the unsubscribe.
   */
  watch(listener: (change: MessageChange) => void): () => void;
  /** How many WebSockets of the app are open. */
  connections(): number;
  /** Resolves when at least so many WebSockets are open and greeted; one if nothing is said. */
  connected(count?: number): Promise<void>;
  /** Closes all connections and forgets all events that wait. */
  stop(): Promise<void>;
}

/**
 * Starts a Slack of its own on 127.0.0.1: the Web API over HTTP, events over Socket Mode.
 *
 * @example
 * const slack = await startSlackSimulator();
 * const app = new App({
 *   token: slack.botToken,
 *   appToken: slack.appToken,
 *   socketMode: true,
 *   clientOptions: { slackApiUrl: slack.url },
 * });
 *
 * @throws LedgerError PORT_IN_USE where another program has the port.
 */
export async function startSlackSimulator(options: SlackSimulatorOptions = {}): Promise<SlackSimulator> {
  const { port: wanted = 0, clock = systemScheduler, seed = DEFAULT_SEED } = options;
  const journal = createJournal(clock, options.journal);
  const workspace = createWorkspace(seed, clock);
  const tickets = createTickets();
  const connections = createConnections();
  const deliveries = createDeliveries(connections, clock, journal);
  const tokens: Tokens = new Map([
    [BOT_TOKEN, "bot"],
    [APP_TOKEN, "app"],
  ]);

  let port = wanted;
  const newSocketUrl = () =>
    `ws://127.0.0.1:${port}${SOCKET_PATH}?ticket=${tickets.issue()}&app_id=${seed.app.id}`;
  const webApi = { context: { workspace, newSocketUrl }, tokens, journal };
  const server = createServer((request, response) => void handleRequest(request, response, webApi));
  // Longer than clients keep an idle connection, so that none sends a request into one that is closing.
  server.keepAliveTimeout = 60_000;
  const socketMode = { appId: seed.app.id, clock, tickets, connections, deliveries, journal };
  server.on("upgrade", createUpgradeHandler(socketMode));

  const callbackOf = createEventCallbacks(workspace, clock);
  workspace.watch((change) => {
    for (const event of eventsOf(change, workspace)) deliveries.deliver(callbackOf(event));
  });

  port = await listen(server, wanted);

  return {
    url: `http://127.0.0.1:${port}/api/`,
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    botUserId: seed.app.botUserId,
    seed,
    post: (message) => postAsPerson(workspace, message),
    openDirectMessage: (user) => theirDirectMessage(workspace, user),
    thread: (channel, ts) => threadOf(workspace.messages, channel, ts),
    watch: workspace.watch,
    connections: connections.count,
    connected: (count = 1) => connections.atLeast(count),
    async stop() {
      deliveries.stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await connections.closeAll();
      await closed;
    },
  };
}
