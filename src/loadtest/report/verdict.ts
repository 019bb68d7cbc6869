import { EXIT_CODES } from "../../core/errors.ts";
import { counted } from "../../text/counted.ts";
import type { LoadResult, RunEnd, VerdictKind } from "./load-result.ts";
import { notAllBegunText } from "./not-all-begun.ts";

/** What became of a run, in words and as the exit code of the command. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly title: string;
  readonly says: string;
  readonly exitCode: number;
}

/**
 * Judges a run. An early end comes first, then an invalid load, whose figures say nothing of the bot, then thresholds and
 * checks. Where a threshold bounds `checks`, it says how many may fail; else none may.
 */
export function verdictOf(result: LoadResult): Verdict {
  const [kind, says] = judgedTogether(result);
  return { kind, title: TITLES[kind], says, exitCode: EXITS[kind] };
}

/** Whether the figures may be taken for the bot's. */
export function isValid({ validity }: Pick<LoadResult, "validity">): boolean {
  return validity.every(({ holds }) => holds);
}

/** Why there is less of a run than was planned; undefined where it came to its end. */
export function earlyEndOf({ end, ranSeconds, plannedSeconds }: LoadResult): string | undefined {
  if (end.kind === "complete") return undefined;
  const because = end.because === undefined ? "" : `: ${end.because}`;
  return `PARTIAL: ${EARLY[end.kind]} after ${Math.floor(ranSeconds)} of ${Math.ceil(plannedSeconds)} s${because}`;
}

type Judged = readonly [kind: VerdictKind, says: string];

/** A run that holds is none where another of the same load did not, or where all together are worse than before. */
function judgedTogether(result: LoadResult): Judged {
  const own = judged(result);
  if (own[0] !== "passed" && own[0] !== "ungated") return own;
  const { repeats = [], comparison } = result;
  const at = repeats.findIndex(({ verdict }) => verdict === "crossed" || verdict === "checks-failed");
  const failed = repeats[at];
  if (failed)
    return [failed.verdict, `run ${at + 1} of ${repeats.length} did not hold, and the last one did`];
  if (comparison?.outcome === "worse")
    return ["worse", `worse than the baseline ${comparison.baseline}: ${comparison.because}`];
  return own;
}

function judged(result: LoadResult): Judged {
  const { end, validity, thresholds, checks } = result;
  if (end.kind === "target-down" || end.kind === "target-died")
    return ["target-down", end.because ?? "The bot under test did not answer."];
  if (end.kind === "interrupted")
    return ["interrupted", end.because ?? "The figures are of what was done until then."];
  const broken = validity.filter(({ holds }) => !holds);
  if (broken.length > 0) return ["invalid", broken.map(({ says }) => says).join("; ")];
  const crossed = thresholds.filter((each) => each.crossed);
  if (crossed.length > 0)
    return [
      "crossed",
      `crossed: ${crossed.map(({ metric, expression }) => `${metric}: ${expression}`).join(", ")}`,
    ];
  const failed = checks.filter(({ fails }) => fails > 0);
  if (failed.length > 0 && !thresholds.some(({ metric }) => metric.split("{")[0] === "checks"))
    return [
      "checks-failed",
      `${counted(failed.length, "check")} failed: ${failed.map(({ name }) => name).join(", ")}`,
    ];
  if (thresholds.length === 0 && checks.length === 0)
    return ["ungated", "There is no threshold and no check, so that nothing could have failed this run."];
  const load = notAllBegunText(result) ?? "the load was the one that was planned";
  // The checks are the gate of a scenario without thresholds.
  const held =
    thresholds.length === 0 ? "No threshold was given; every check held" : "Every threshold was kept";
  return ["passed", `${held}, and ${load}.`];
}

const TITLES: Readonly<Record<VerdictKind, string>> = {
  interrupted: "INTERRUPTED",
  "target-down": "TARGET DOWN",
  invalid: "INVALID RUN",
  crossed: "THRESHOLDS CROSSED",
  "checks-failed": "CHECKS FAILED",
  worse: "WORSE THAN THE BASELINE",
  passed: "PASSED",
  ungated: "NOTHING WAS JUDGED",
};

const EXITS: Readonly<Record<VerdictKind, number>> = {
  interrupted: EXIT_CODES.interrupted,
  "target-down": EXIT_CODES.unavailable,
  invalid: EXIT_CODES.failed,
  crossed: EXIT_CODES.threshold,
  "checks-failed": EXIT_CODES.failed,
  worse: EXIT_CODES.threshold,
  passed: EXIT_CODES.fine,
  ungated: EXIT_CODES.fine,
};

const EARLY: Readonly<Record<Exclude<RunEnd["kind"], "complete">, string>> = {
  interrupted: "interrupted",
  "aborted-by-threshold": "ended by a threshold",
  "target-down": "the target was down",
  "target-died": "the target died",
};
