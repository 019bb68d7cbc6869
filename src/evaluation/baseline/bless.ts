import { rename, rm, writeFile } from "node:fs/promises";
import { LedgerError, reasonOf } from "../../core/errors.ts";
import type { Counts } from "../metrics/summary.ts";
import { baselinePieces } from "./baseline-file.ts";
import type { RunRecord } from "./run-record.ts";

/** What decides whether a run may become the baseline. */
export interface Blessed {
  /** It came to its end: neither interrupted nor ended by the first failure. */
  readonly complete: boolean;
  /** Only some of the files' cases were asked, by --only or --tag. */
  readonly filtered: boolean;
  readonly counts: Pick<Counts, "stale" | "infrastructure">;
}

/**
 * Makes a run the baseline; the file is there whole or as it was. A run that failed may be blessed, one that is not all
 * there may not: what it lacks would never be compared again.
 * @throws LedgerError BASELINE_NOT_BLESSED, or BASELINE_INVALID where the file cannot be written
 */
export async function bless(path: string, record: RunRecord, run: Blessed): Promise<void> {
  const lack = lackOf(record, run);
  if (lack)
    throw new LedgerError(
      "BASELINE_NOT_BLESSED",
      `The baseline ${path} was left as it is: ${lack}.`,
      "Bless a run over all the cases that came to its end.",
    );
  const draft = `${path}.${process.pid}.draft`;
  try {
    await writeFile(draft, baselinePieces(record), { flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw new LedgerError(
      "BASELINE_INVALID",
      `The baseline ${path} cannot be written: ${reasonOf(error)}.`,
      "Give --baseline a file in a folder that you may write to.",
      error,
    );
  }
}

function lackOf({ cases }: RunRecord, { complete, filtered, counts }: Blessed): string | undefined {
  if (!complete) return "the run did not come to its end";
  if (filtered) return "only some of the cases were asked";
  if (counts.infrastructure > 0) return `${counts.infrastructure} cases had an infrastructure error`;
  if (counts.stale > 0) return `${counts.stale} cases had a stale cassette`;
  if (cases.size === 0) return "no case has a verdict";
  return undefined;
}
