import { type Scheduler, systemScheduler } from "../clock/scheduler.ts";
import { createStoppableScheduler } from "../clock/stoppable-scheduler.ts";
import type { SlackApp } from "./apps/app.ts";
import { createDirectory, type Directory } from "./apps/directory.ts";
import { type AppLine, createAppLine } from "./delivery/app-line.ts";
import { type DeliverySettings, deliverySettingsOf } from "./delivery/delivery-settings.ts";
import { tellApps } from "./delivery/tell-apps.ts";
import { createFaults, type Faults } from "./faults/faults.ts";
import { streamFaultsOf } from "./faults/stream-faults.ts";
import type { InteractionServices } from "./interactions/interaction-services.ts";
import { createInteractions, type InteractionSettings } from "./interactions/interactions.ts";
import { createInvariants } from "./invariants/invariants.ts";
import type { InvariantReport } from "./invariants/report.ts";
import { JOURNAL_VERSION } from "./journal/header.ts";
import { createJournal, type Journal } from "./journal/journal.ts";
import { journalLandmarks } from "./journal/journal-landmarks.ts";
import { createPeopleDoor, type PeopleDoor } from "./people/people-door.ts";
import { journalledDoor } from "./people/person-acts.ts";
import { DEFAULT_SEED } from "./seed/default-seed.ts";
import type { SlackSeed } from "./seed/seed.ts";
import type { SlackSimulatorOptions } from "./simulator-options.ts";

/** Measured (`npm run bench`): so a history of a million messages stays under 512 MiB, with all that V8 leaves lying. */
const KEEP_MESSAGES = 50_000;

/** A Slack that nobody can reach yet: its state, its people, and the lines to its apps. */
export interface Simulation {
  readonly seed: SlackSeed;
  readonly clock: Scheduler;
  readonly journal: Journal;
  readonly directory: Directory;
  /** By the app's id. */
  readonly lines: ReadonlyMap<string, AppLine>;
  readonly faults: Faults;
  readonly interactions: InteractionServices;
  readonly people: PeopleDoor;
  invariants(): InvariantReport;
  /** Forgets all that waits, and closes all connections. */
  stop(): Promise<void>;
  /** Ends the journal, after everything that may write to it. */
  end(): void;
}

/** `origin` tells where the simulator listens, as soon as it does. */
export function createSimulation(options: SlackSimulatorOptions, origin: () => string): Simulation {
  const { clock = systemScheduler, seed = DEFAULT_SEED, keepMessages = KEEP_MESSAGES } = options;
  const invariants = createInvariants(clock, {
    mayLoseEvents: options.delivery?.withoutSocket === "drop",
    ...options.invariants,
  });
  const { journal, end } = createJournal(clock, { listener: options.journal, witness: invariants.hear });
  journal({ type: "journal", version: JOURNAL_VERSION, seed });

  const alarms = createStoppableScheduler(clock);
  const directory = createDirectory(seed, alarms, keepMessages);
  const faults = createFaults(clock, journal, {
    connectionsOf: (app) => connectionsOf(lines, app),
    streams: streamFaultsOf(directory),
  });
  const settings = deliverySettingsOf(options.delivery, options.rateLimits !== "off");
  const lines = createLines(directory.apps, { clock, journal, faults, settings });
  const interactions = createInteractions({ clock, origin, send: sendOver(lines) });
  const people = createPeopleDoor(directory, { clock, origin, interactions });

  invariants.watch(directory);
  journalLandmarks(directory, journal);
  tellApps(directory, lines, clock);

  return {
    seed,
    clock,
    journal,
    directory,
    lines,
    faults,
    interactions,
    people: journalledDoor(people, journal),
    invariants: invariants.report,
    async stop() {
      alarms.stop();
      faults.stop();
      await Promise.all([...lines.values()].map((line) => line.stop()));
    },
    end,
  };
}

interface LineServices {
  readonly clock: Scheduler;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly settings: DeliverySettings;
}

function createLines(apps: ReadonlyMap<string, SlackApp>, services: LineServices) {
  return new Map([...apps.values()].map((app) => [app.id, createAppLine(app, services)]));
}

/** The connections of one app, or of all where none is named. */
function connectionsOf(lines: ReadonlyMap<string, AppLine>, app: string | undefined) {
  return [...lines].filter(([id]) => app === undefined || id === app).map(([, line]) => line.connections);
}

function sendOver(lines: ReadonlyMap<string, AppLine>): InteractionSettings["send"] {
  return async (app, dispatch) => {
    const outcome = await lines.get(app)?.requests.send(dispatch);
    return outcome ?? { answered: false, reason: "no_receiver" };
  };
}
