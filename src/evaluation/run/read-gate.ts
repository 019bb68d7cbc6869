import { LedgerError } from "../../core/errors.ts";
import { isMissing } from "../../core/is-missing.ts";
import type { Threshold } from "../../thresholds/threshold.ts";
import { readBaseline } from "../baseline/read-baseline.ts";
import type { RunRecord } from "../baseline/run-record.ts";
import type { EvalOptions } from "../eval-options.ts";
import type { MetricName } from "../metrics/measures.ts";
import { parseThreshold } from "../metrics/metric-thresholds.ts";
import type { Gate } from "./gate.ts";
import { readGateFile } from "./gate-file.ts";

/** What a run is held to, read before anything is asked. */
export interface ReadGate extends Gate {
  readonly wanted: readonly Threshold<MetricName>[];
  /** The baseline's file, where there is one. */
  readonly baselinePath?: string | undefined;
  /** Absent where the first baseline is still to be blessed. */
  readonly baseline?: RunRecord | undefined;
}

type GateOptions = Pick<EvalOptions, "thresholds" | "gate" | "baseline" | "bless" | "only" | "tags">;

/**
 * Takes the flags and the gate's file together: thresholds add up, and the flag's baseline goes before the file's.
 * @throws LedgerError THRESHOLD_INVALID, GATE_INVALID, BASELINE_INVALID, BLESS_INVALID
 */
export async function readGate(options: GateOptions): Promise<ReadGate> {
  const { thresholds, gate, baseline, bless } = options;
  const file = gate === undefined ? { thresholds: [] } : await readGateFile(gate);
  const wanted = [...file.thresholds, ...thresholds].map(parseThreshold);
  const path = baseline ?? file.baseline;
  if (bless) requireBlessable(options, path);
  const before = path === undefined ? undefined : await readUnlessFirst(path, bless);
  return {
    wanted,
    thresholds: new Set(wanted.map(({ metric }) => metric)),
    hasBaseline: path !== undefined,
    blesses: bless,
    baselinePath: path,
    baseline: before,
  };
}

function requireBlessable({ only, tags }: GateOptions, path: string | undefined): void {
  if (path === undefined)
    throw new LedgerError(
      "BLESS_INVALID",
      "--bless was given without a baseline.",
      "Say where: --baseline FILE.",
    );
  if (only.length > 0 || tags.length > 0)
    throw new LedgerError(
      "BLESS_INVALID",
      "Only some of the cases are asked, and a baseline is of all of them.",
      "Leave out --only and --tag, or --bless.",
    );
}

async function readUnlessFirst(path: string, bless: boolean): Promise<RunRecord | undefined> {
  try {
    return await readBaseline(path);
  } catch (error) {
    if (bless && error instanceof LedgerError && isMissing(error.cause)) return undefined;
    throw error;
  }
}
