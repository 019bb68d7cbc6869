import { type Block, line } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { selfCheckLines } from "../../baseline/self-check-lines.ts";
import { gateHeld } from "../gate-held.ts";
import type { RunEnd } from "../reporter.ts";

/** What failed the run, or that nothing did or could have. */
export function gateBlock(end: RunEnd, columns: number): Block {
  const { faults, ungated, selfCheck } = end;
  const checked = selfCheck ? selfCheckLines(selfCheck) : [];
  return [
    ...checked.flatMap((said) => wrapped(said, { columns, indent: 4, most: 3 })),
    ...faults.flatMap((fault) => wrapped(`✗ ${fault}`, { columns, indent: 2, most: 5, style: "red" })),
    ...(ungated ? wrapped(UNGATED, { columns, indent: 2, most: 5, style: "yellow" }) : []),
    ...(gateHeld(end) ? [line("✓ the gate held", "green")] : []),
  ];
}

const UNGATED =
  "! Nothing could have failed this run: it has no threshold, no baseline and no assertion. For a gate give --threshold 'pass>=0.95', or --baseline FILE.";
