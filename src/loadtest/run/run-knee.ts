import { reasonOf } from "../../core/errors.ts";
import { findKnee } from "../knee/find-knee.ts";
import { holdsBy, judgeProbe } from "../knee/judge-probe.ts";
import type { ProbeResult } from "../knee/probe.ts";
import { probeScenario, withoutFaults } from "../knee/probe-scenario.ts";
import type { Prepared } from "../prepare/prepare.ts";
import type { LoadResult, PlanLine, RunEnd } from "../report/load-result.ts";
import type { LoadScenario } from "../scenario/load-scenario.ts";
import type { OpenBot } from "../targets/open-bot.ts";
import type { FixedThreshold } from "../thresholds/load-threshold.ts";
import { drained } from "./drained.ts";
import { foundResult, type ReportedProbe, stoppedResult } from "./knee-result.ts";
import { resultOf } from "./result-of.ts";
import { runLoad } from "./run-load.ts";
import type { Watch } from "./standing.ts";
import type { Stopwatch } from "./stopwatch.ts";

export interface KneeRun {
  readonly prepared: Prepared;
  /** How long each probe loads the bot, in milliseconds. */
  readonly probeMs: number;
  /** The rate to begin with, in questions per second. */
  readonly from: number;
  openBot(scenario: LoadScenario): Promise<OpenBot>;
  readonly stopwatch: Stopwatch;
  readonly signal: AbortSignal;
  readonly watches: readonly Watch[];
  /** Told of each probe, as a sentence. */
  onProbe(line: string): void;
}

/** No machine that the bot runs on comes near. */
const MOST_TIMES = 256;
const UNTOLD =
  "The bot does not tell at /metrics who waits for it: each next probe begins as long after the one before as its slowest answer took.";
/** Right, and in time: what the knee goes by beside the thresholds. */
const LEAST_GOODPUT = 0.95;

/**
 * Looks for the highest rate at which the thresholds hold and nothing piles up, on one bot, and names what limits it. A
 * search that is interrupted, or whose bot dies, has as its result what was known until then.
 *
 * @throws LedgerError, of what a bot needs to start, or the signal's reason where there was no probe yet
 */
export async function runKnee(run: KneeRun): Promise<LoadResult> {
  const bot = await run.openBot(withoutFaults(run.prepared.scenario));
  const stopped = AbortSignal.any([run.signal, bot.broken]);
  const results: LoadResult[] = [];
  let isToldOf = false;

  /** That it does not tell is told once. */
  async function drain({ figures }: ReportedProbe): Promise<void> {
    const slowestMs = figures.metrics.answer_duration.max ?? 0;
    const became = await drained({ bot, slowestMs, stopwatch: run.stopwatch, signal: stopped });
    if (became === "not told" && !isToldOf) run.onProbe(UNTOLD);
    isToldOf ||= became === "not told";
  }

  try {
    const knee = await findKnee<ReportedProbe>({
      ...{ from: run.from, most: run.from * MOST_TIMES, signal: stopped },
      async probe(ratePerS) {
        const made = await probe(run, bot, { ratePerS, number: results.length });
        results.push(made.evidence.result);
        if (!stopped.aborted) run.onProbe(probeLine(results.length, ratePerS, made));
        await drain(made.evidence);
        return made;
      },
    });
    if (knee.ended !== "stopped") return foundResult(knee);
    const last = results.at(-1);
    if (!last) throw stopped.reason;
    return stoppedResult(knee, last, endOf(last, run.signal, bot.broken));
  } finally {
    await bot.stop();
  }
}

async function probe(
  { prepared, probeMs, stopwatch, signal, watches }: KneeRun,
  bot: OpenBot,
  at: { readonly ratePerS: number; readonly number: number },
): Promise<ProbeResult<ReportedProbe>> {
  const scenario = probeScenario(prepared.scenario, { ...at, durationMs: probeMs });
  const thresholds = prepared.thresholds.filter(isOfProbes);
  const planned = { ...prepared, scenario, thresholds, plan: [probePlan(at.ratePerS, probeMs)] };
  const made = await runLoad({ ...planned, bot, keepBot: true, stopwatch, signal, watches });
  const { outcomes, generator, measurement, use } = made;
  const measured = { outcomes, generator, figures: measurement.figures(), use: use.get("probe") ?? null };
  const judged = judgeProbe(measured, holdsBy(thresholds, LEAST_GOODPUT));
  // Each probe draws its own order from the scenario's seed, which makes all of them again.
  const result = { ...resultOf(planned, made), seed: prepared.scenario.seed };
  return { ...judged, evidence: { ...judged.evidence, result } };
}

/** The stages are the scenario's, and a probe has none of them; nor does it ask over a person's limit. */
function isOfProbes({ selector }: FixedThreshold): boolean {
  return selector?.key !== "stage" && !(selector?.key === "kind" && selector.value === "over-limit");
}

/** The scenario's own plan is of another load. */
function probePlan(ratePerS: number, probeMs: number): PlanLine {
  return {
    what: "probe",
    says: `at ${ratePerS}/s for ${probeMs / 1_000} s: of this one are all figures but those of the knee`,
  };
}

function probeLine(number: number, ratePerS: number, { verdict, why }: ProbeResult<unknown>): string {
  const words = why.length === 0 ? "" : `: ${why.join("; ")}`;
  return `probe ${number}  ${ratePerS} questions/s  ${verdict}${words}`;
}

/** Between two probes no run tells why it is over. */
function endOf({ end }: LoadResult, interrupted: AbortSignal, broken: AbortSignal): RunEnd {
  if (end.kind === "interrupted" || end.kind === "target-died") return end;
  if (interrupted.aborted) return { kind: "interrupted" };
  return { kind: "target-died", because: reasonOf(broken.reason) };
}
