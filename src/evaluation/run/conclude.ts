import { EXIT_CODES } from "../../core/errors.ts";
import { compare } from "../baseline/compare.ts";
import { type RunRecord, recordOf } from "../baseline/run-record.ts";
import { selfCheck } from "../baseline/self-check.ts";
import type { EvalOptions } from "../eval-options.ts";
import type { RunEnd, RunHead } from "../report/reporter.ts";
import { faultsOf, nothingAsked } from "./gate.ts";
import type { ReadGate } from "./read-gate.ts";
import type { RunEnding } from "./run-cases.ts";
import type { RunTally } from "./tally-run.ts";

export interface Finished {
  readonly options: Pick<EvalOptions, "seed" | "selfCheck">;
  readonly gate: ReadGate;
  readonly head: RunHead;
  readonly ended: RunEnding;
  readonly tally: RunTally;
  /** Answers that a run judged anew did not have. */
  readonly leftOut: number;
}

export interface Concluded {
  readonly end: RunEnd;
  readonly exitCode: number;
  /** What the run is compared by; absent where nobody compares it. */
  readonly record: RunRecord | undefined;
}

/** Says what a run came to: measures it, compares it with the baseline, and holds it against its gate. */
export function concludeRun({ options, gate, head, ended, tally, leftOut }: Finished): Concluded {
  const isCompared = gate.baselinePath !== undefined || options.selfCheck;
  const provenance = { ...head, knowledge: head.knowledge.version };
  const record = isCompared ? recordOf(tally.columns, provenance) : undefined;
  const comparison = gate.baseline && record && compare(gate.baseline, record, options);
  const summary = tally.summary({ seed: options.seed, thresholds: gate.wanted, comparison });
  const check =
    options.selfCheck && record
      ? selfCheck(record.cases, { ...options, baseline: gate.baseline?.cases })
      : undefined;
  const faults = FAULTS_OF_ENDING[ended] ?? faultsOf(gate, summary, tally.demands(), leftOut, check);
  const end: RunEnd = {
    ...{ head, ended, summary, faults, models: tally.models() },
    ...(leftOut > 0 && { leftOut }),
    ungated: nothingAsked(gate, tally.demands(), faults),
    ...(check && { selfCheck: check }),
  };
  return { end, exitCode: exitCodeOf(end), record };
}

/** A run that did not come to its end is held against nothing: what it lacks would cross every threshold. */
const FAULTS_OF_ENDING: Readonly<Partial<Record<RunEnding, readonly string[]>>> = {
  interrupted: [],
  "first-failure": ["an answer did not pass, and --fail-fast ends the run with it"],
};

/** Where the model answered nothing at all, it is a service that is not there. */
function exitCodeOf({ ended, faults, head, summary: { counts }, models }: RunEnd): number {
  if (ended === "interrupted") return EXIT_CODES.interrupted;
  const answered = models.some(({ model }) => model === head.model);
  if (counts.infrastructure > 0 && !answered) return EXIT_CODES.unavailable;
  return faults.length > 0 ? EXIT_CODES.failed : EXIT_CODES.fine;
}
