import { shortened } from "../../../core/shortened.ts";
import { printable } from "../../../text/printable.ts";
import type { RunEnd } from "../reporter.ts";
import type { WorkflowCommand } from "./workflow-command.ts";

const LONGEST_MESSAGE = 2_000;

/** What failed the run, a line each, in one error: GitHub shows few. Nothing where the gate held. */
export function gateError({ faults }: Pick<RunEnd, "faults">): WorkflowCommand[] {
  if (faults.length === 0) return [];
  const message = faults.map((fault) => printable(fault)).join("\n");
  return [{ name: "error", title: "ledger eval failed", message: shortened(message, LONGEST_MESSAGE) }];
}
