import type { RunEnd } from "./reporter.ts";

/** Whether something could have failed the run, and nothing did. What fails or has no verdict then was allowed for. */
export function gateHeld({ ended, faults, ungated, summary }: RunEnd): boolean {
  return ended === "complete" && faults.length === 0 && !ungated && summary.counts.results > 0;
}
