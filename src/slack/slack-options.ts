import { createAdvancingClock } from "../simulators/clock/advancing-clock.ts";
import type { WithoutSocket } from "../simulators/slack/delivery/delivery-settings.ts";
import { parseRequestUrl } from "../simulators/slack/http-events/request-url.ts";
import type { JournalFile } from "../simulators/slack/journal/journal-file.ts";
import { DEFAULT_SEED } from "../simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../simulators/slack/seed/seed.ts";
import type { SlackSimulatorOptions } from "../simulators/slack/simulator.ts";
import { linesOf, ofJournal, textOf } from "./read-input.ts";

/** What `ledger slack` was told about the Slack to start. Paths are as they were given. */
export interface SlackChoices {
  readonly port: number | undefined;
  readonly seed: string | undefined;
  /** So many of each are made, where no seed is named. */
  readonly people: number | undefined;
  readonly apps: number | undefined;
  readonly faults: string | undefined;
  readonly replay: string | undefined;
  readonly withoutSocket: WithoutSocket | undefined;
  /** Where the first app takes events over HTTP. */
  readonly requestUrl: string | undefined;
  readonly noLimits: boolean;
}

/** Options for the simulator; what a file asks for is loaded with it. @throws LedgerError where a file is no good. */
export async function simulatorOptions(
  choices: SlackChoices,
  journal: JournalFile | undefined,
): Promise<SlackSimulatorOptions> {
  const { port, faults, withoutSocket, requestUrl, noLimits } = choices;
  const seed = await seedOf(choices);
  const { clock, advance } = createAdvancingClock();
  return {
    clock,
    advance,
    port: port ?? 0,
    seed: requestUrl === undefined ? seed : overHttp(seed, requestUrl),
    ...(noLimits && { rateLimits: "off" as const }),
    ...(withoutSocket && { delivery: { withoutSocket } }),
    ...(journal && { journal: journal.write }),
    ...(faults !== undefined && { faults: await faultsOf(faults) }),
  };
}

/** A replay happens in the world of its journal. */
async function seedOf({ seed, replay, people, apps }: SlackChoices): Promise<SlackSeed> {
  // Also where another seed is named: a journal that is no good is told before anything starts.
  const recorded = replay === undefined ? undefined : await recordedSeed(replay);
  if (seed !== undefined) {
    const { readSeed } = await import("../simulators/slack/seed/read-seed.ts");
    return readSeed({ path: seed, text: await textOf(seed, "SEED_INVALID") });
  }
  if (people !== undefined || apps !== undefined) {
    const { generateSeed } = await import("../simulators/slack/seed/generate-seed.ts");
    return generateSeed({ ...(people !== undefined && { people }), ...(apps !== undefined && { apps }) });
  }
  return recorded ?? DEFAULT_SEED;
}

async function recordedSeed(replay: string): Promise<SlackSeed> {
  const { readRecording } = await import("../simulators/slack/journal/recording.ts");
  return (await ofJournal(replay, readRecording(linesOf(replay)))).seed;
}

/** @throws LedgerError REQUEST_URL_INVALID */
function overHttp({ workspaces, apps: [first, ...others] }: SlackSeed, url: string): SlackSeed {
  const requestUrl = parseRequestUrl(url).href;
  return { workspaces, apps: [...(first ? [{ ...first, requestUrl }] : []), ...others] };
}

async function faultsOf(path: string) {
  const { parseFaultPlan } = await import("../simulators/slack/faults/parse-fault-plan.ts");
  return parseFaultPlan({ path, text: await textOf(path, "FAULTS_INVALID") });
}
