import { createServer, type Server } from "node:http";
import { listen } from "../listen.ts";
import { controlRoute } from "./control/answer-control.ts";
import { pageRoute } from "./control/page-route.ts";
import { createFaultDoor, type FaultDoor } from "./faults/fault-door.ts";
import { downloadRoute, signInRoute } from "./files/download-route.ts";
import { uploadRoute } from "./files/upload-route.ts";
import { createRouter, type Route } from "./http/router.ts";
import { responseRoute } from "./interactions/response-route.ts";
import type { InvariantReport } from "./invariants/report.ts";
import { type AppDoor, appDoorOf } from "./people/app-door.ts";
import type { PeopleDoor } from "./people/people-door.ts";
import { createRateLimits, NO_RATE_LIMITS } from "./rate-limits/rate-limits.ts";
import type { SlackSeed } from "./seed/seed.ts";
import { createSimulation, type Simulation } from "./simulation.ts";
import type { SlackSimulatorOptions } from "./simulator-options.ts";
import { createSocketMode } from "./socket-mode/socket-mode.ts";
import { webApiRoute } from "./web-api/handle-request.ts";

export type { SlackSimulatorOptions };

/**
 * A simulated Slack that listens, and the door for the people in it. What an app is set up with (`botToken` and
 * the like) is of the first app in its first workspace; `app()` has it for every other.
 */
export interface SlackSimulator extends PeopleDoor, AppDoor, FaultDoor {
  /** For `clientOptions.slackApiUrl`, such as `http://127.0.0.1:4000/api/`. */
  readonly url: string;
  /** Who and what is there at the start. */
  readonly seed: SlackSeed;
  /** What the apps kept to so far, and what not. */
  invariants(): InvariantReport;
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
  let origin = "";
  const simulation = createSimulation(options, () => origin);
  const { directory, lines, people, seed, invariants } = simulation;
  const [first] = directory.installations;
  if (first === undefined) throw new Error("The simulated Slack has no app.");
  const app = (appId: string, team?: string) => appDoorOf(directory, lines, appId, team);
  const faultDoor = createFaultDoor(simulation.faults);
  const server = serverOf(simulation, { ...options, faultDoor, origin: () => origin });

  const port = await listen(server, options.port ?? 0);
  origin = `http://127.0.0.1:${port}`;
  faultDoor.setFaults(options.faults ?? "none");

  return {
    ...people,
    ...app(first.app.id, first.team),
    ...faultDoor,
    url: `${origin}/api/`,
    seed,
    invariants,
    app,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await simulation.stop();
      await closed;
      simulation.end();
    },
  };
}

interface ServerSettings extends Pick<SlackSimulatorOptions, "rateLimits" | "advance" | "connections"> {
  readonly faultDoor: FaultDoor;
  readonly origin: () => string;
}

/** Everything that can be reached: over HTTP by its routes, over WebSockets by Socket Mode. */
function serverOf(simulation: Simulation, settings: ServerSettings): Server {
  const { clock, journal, directory, faults, interactions, people, invariants } = simulation;
  const { origin, advance, faultDoor } = settings;
  const { newSocketUrl, upgrade } = createSocketMode(simulation, origin, settings.connections);
  const { triggers } = interactions;
  const services = { directory, clock, triggers, newSocketUrl, origin };
  const rateLimits = settings.rateLimits === "off" ? NO_RATE_LIMITS : createRateLimits(clock);
  const routes: readonly Route[] = [
    webApiRoute({ services, journal, rateLimits, faults }),
    responseRoute(interactions.responseUrls, journal, faults),
    controlRoute({ people, directory, origin, invariants, faults: faultDoor, now: clock.now, advance }),
    pageRoute(),
    uploadRoute(directory, faults),
    downloadRoute(directory, faults),
    signInRoute(),
  ];
  const server = createServer(createRouter(routes, journal));
  // Longer than clients keep an idle connection, so that none sends a request into one that is closing.
  server.keepAliveTimeout = 60_000;
  server.on("upgrade", upgrade);
  return server;
}
