import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { type ErrorCode, LedgerError, reasonOf } from "../core/errors.ts";
import { createAdvancingClock } from "../simulators/slack/clock/advancing-clock.ts";
import type { WithoutSocket } from "../simulators/slack/delivery/delivery-settings.ts";
import { parseRequestUrl } from "../simulators/slack/http-events/request-url.ts";
import type { JournalFile } from "../simulators/slack/journal/journal-file.ts";
import { DEFAULT_SEED } from "../simulators/slack/seed/default-seed.ts";
import type { SlackSeed } from "../simulators/slack/seed/seed.ts";
import type { SlackSimulatorOptions } from "../simulators/slack/simulator.ts";

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

/** A replay happens in the world of its journal, unless another is named. */
async function seedOf({ seed, replay, people, apps }: SlackChoices): Promise<SlackSeed> {
  if (seed !== undefined) {
    const { readSeed } = await import("../simulators/slack/seed/read-seed.ts");
    return readSeed({ path: seed, text: await textOf(seed, "SEED_INVALID") });
  }
  if (people !== undefined || apps !== undefined) {
    const { generateSeed } = await import("../simulators/slack/seed/generate-seed.ts");
    return generateSeed({ ...(people !== undefined && { people }), ...(apps !== undefined && { apps }) });
  }
  if (replay === undefined) return DEFAULT_SEED;
  const { readRecording } = await import("../simulators/slack/journal/recording.ts");
  return (await readRecording(await linesOf(replay))).seed;
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

/** The lines of a journal. @throws LedgerError where it cannot be read. */
export async function linesOf(path: string): Promise<AsyncIterable<string>> {
  const stream = createReadStream(path);
  await new Promise((resolve, reject) => {
    stream.once("open", resolve);
    stream.once("error", (fault) => reject(unreadable(path, "JOURNAL_INVALID", fault)));
  });
  return createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
}

async function textOf(path: string, code: ErrorCode): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (fault) {
    throw unreadable(path, code, fault);
  }
}

function unreadable(path: string, code: ErrorCode, cause: unknown): LedgerError {
  return new LedgerError(
    code,
    `The file ${path} cannot be read: ${reasonOf(cause)}`,
    "Name a file that is there, and that you may read.",
    cause,
  );
}
