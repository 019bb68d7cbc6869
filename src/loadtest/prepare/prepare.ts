import { join } from "node:path";
import { assertComparable } from "../baseline/assert-comparable.ts";
import type { Baseline } from "../baseline/baseline.ts";
import { baselineFigures } from "../baseline/baseline-figures.ts";
import { type BaselinePlace, baselinePlace } from "../baseline/file/baseline-place.ts";
import { assertBlessable } from "../baseline/file/bless.ts";
import { readBaseline } from "../baseline/file/read-baseline.ts";
import { type Fingerprint, fingerprintOf } from "../baseline/fingerprint/fingerprint.ts";
import { knowledgeHash } from "../baseline/fingerprint/knowledge-hash.ts";
import { thisMachine } from "../baseline/fingerprint/machine.ts";
import type { PlanLine } from "../report/load-result.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import { planOf } from "../scenario/plan/plan.ts";
import { planRows } from "../scenario/plan/plan-lines.ts";
import type { Scale } from "../scenario/scale-scenario.ts";
import type { TargetName } from "../targets/open-bot.ts";
import { withBaseline } from "../thresholds/against-baseline.ts";
import type { FixedThreshold } from "../thresholds/load-threshold.ts";
import { BOT_DEFAULTS } from "./bot-defaults.ts";
import { openScaled } from "./open-scaled.ts";
import { thresholdsOf } from "./thresholds-in-force.ts";

export interface Asked {
  /** A name, or the path of a file. */
  readonly scenario: string;
  readonly target: Exclude<TargetName, "ceiling">;
  /** Of a bot that runs already. */
  readonly url?: string | undefined;
  /** As given to `--threshold`; each replaces those of the scenario for its metric. */
  readonly thresholds: readonly string[];
  readonly scale: Scale;
  /** A name or a path; without it the scenario's own. */
  readonly baseline?: string | undefined;
  readonly bless: boolean;
  /** The folder of the scenarios that come with Ledger, and that of its knowledge. */
  readonly shipped: string;
  readonly knowledge: string;
  /** Where baselines are kept that have a name. */
  readonly dataDir: string;
}

/** Everything that is known before a run, and found to be right. */
export interface Prepared {
  readonly scenario: LoadScenario;
  readonly target: Exclude<TargetName, "ceiling">;
  readonly thresholds: readonly FixedThreshold[];
  readonly plan: readonly PlanLine[];
  readonly fingerprint: Fingerprint;
  /** With which the run is compared; absent where there is none, or it is to be made. */
  readonly against?: { readonly place: BaselinePlace; readonly baseline: Baseline };
  /** Where it is to be kept. */
  readonly bless?: BaselinePlace;
}

/** @throws LedgerError SCENARIO_MISSING, SCENARIO_INVALID, THRESHOLD_INVALID, BASELINE_INVALID, BASELINE_DIFFERS, BASELINE_NOT_BLESSED */
export async function prepare(asked: Asked): Promise<Prepared> {
  const scenario = await openScaled(asked.scenario, asked.shipped, asked.scale);
  const fingerprint = fingerprintOf({
    ...{ scenario, target: asked.target, machine: thisMachine() },
    knowledge: asked.url === undefined ? await knowledgeHash(asked.knowledge) : `of ${asked.url}`,
  });
  const { against, bless } = await baselineOf(asked, scenario, fingerprint);
  return {
    ...{ scenario, target: asked.target, fingerprint },
    thresholds: withBaseline(
      thresholdsOf(scenario, asked.thresholds),
      against && baselineFigures(against.baseline),
    ),
    plan: planRows(planOf(scenario, { ...(asked.url === undefined && BOT_DEFAULTS), target: asked.target })),
    ...(against && { against }),
    ...(bless && { bless }),
  };
}

/** A run that is to be kept is compared with nothing; what is under its name is only seen to be one that it may replace. */
async function baselineOf(
  { baseline: named, bless, dataDir }: Asked,
  { name: scenarioName, baseline: own }: LoadScenario,
  fingerprint: Fingerprint,
): Promise<Pick<Prepared, "against" | "bless">> {
  const given = named ?? own ?? (bless ? scenarioName : undefined);
  if (given === undefined) return {};
  const place = baselinePlace(given, join(dataDir, "loadtest-baselines"));
  if (bless) {
    await assertBlessable(place, scenarioName);
    return { bless: place };
  }
  const baseline = await readBaseline(place);
  assertComparable(place, baseline.fingerprint, fingerprint);
  return { against: { place, baseline } };
}
