import { createServer } from "node:http";
import type { SlackApp } from "./apps/app.ts";
import { createDirectory } from "./apps/directory.ts";
import { type Scheduler, systemScheduler } from "./clock/scheduler.ts";
import { createAppLine } from "./delivery/app-line.ts";
import { createEventCallbacks } from "./events/event-callback.ts";
import { eventsOf } from "./events/events-of.ts";
import { createJournal, type JournalEntry } from "./journal/journal.ts";
import { listen } from "./listen.ts";
import { type AppDoor, appDoorOf } from "./people/app-door.ts";
import { createPeopleDoor, type PeopleDoor } from "./people/people-door.ts";
import { DEFAULT_SEED } from "./seed/default-seed.ts";
import type { SlackSeed } from "./seed/seed.ts";
import { createUpgradeHandler, SOCKET_PATH } from "./socket-mode/socket-server.ts";
import { createTickets } from "./socket-mode/tickets.ts";
import { handleRequest } from "./web-api/handle-request.ts";

export interface SlackSimulatorOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly clock?: Scheduler;
  readonly seed?: SlackSeed;
  /** Gets every request, frame and event in order, as plain objects without tokens. */
  readonly journal?: (entry: JournalEntry) => void;
}

/**
 * A simulated Slack that listens, and the door for the people in it. What an app is set up with (`botToken` and
 * the like) is of the first app in its first workspace; `app()` has it for every other.
 */
export interface SlackSimulator extends PeopleDoor, AppDoor {
  /** For `clientOptions.slackApiUrl`, such as `http://127.0.0.1:4000/api/`. */
  readonly url: string;
  /** Who and what is there at the start. */
  readonly seed: SlackSeed;
  /**
   * The settings of an app in a workspace; in its first one if none is named.
   * @throws Error where it is not there.
   */
  app(appId: string, team?: string): AppDoor;
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
  const directory = createDirectory(seed, clock);
  const tickets = createTickets();
  const lines = new Map([...directory.apps.keys()].map((id) => [id, createAppLine(clock, journal)]));

  let origin = "";
  const newSocketUrl = ({ id }: SlackApp) =>
    `${origin.replace("http", "ws")}${SOCKET_PATH}?ticket=${tickets.issue(id)}&app_id=${id}`;
  const services = {
    directory,
    clock,
    newSocketUrl,
    get origin() {
      return origin;
    },
  };
  const server = createServer(
    (request, response) => void handleRequest(request, response, { services, journal }),
  );
  // Longer than clients keep an idle connection, so that none sends a request into one that is closing.
  server.keepAliveTimeout = 60_000;
  server.on("upgrade", createUpgradeHandler({ clock, tickets, lines, journal }));

  const callbackOf = createEventCallbacks(clock);
  for (const workspace of directory.workspaces.values()) {
    workspace.watch((change) => {
      for (const installation of workspace.installations) {
        for (const event of eventsOf(change, workspace, installation)) {
          lines.get(installation.app.id)?.events.deliver(callbackOf(event, installation));
        }
      }
    });
  }

  const port = await listen(server, wanted);
  origin = `http://127.0.0.1:${port}`;

  const app = (appId: string, team?: string) => appDoorOf(directory, lines, appId, team);
  const [first] = directory.installations;
  if (first === undefined) throw new Error("The simulated Slack has no app.");

  return {
    ...createPeopleDoor(directory),
    ...app(first.app.id, first.team),
    url: `${origin}/api/`,
    seed,
    app,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([...lines.values()].map((line) => line.stop()));
      await closed;
    },
  };
}
