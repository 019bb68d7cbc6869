import type { InvariantName } from "../../../../src/simulators/slack/invariants/invariant-table.ts";
import type { CheckReport, InvariantReport } from "../../../../src/simulators/slack/invariants/report.ts";

/** What the report says of one invariant. */
export function checkOf({ checks }: InvariantReport, name: InvariantName): CheckReport {
  const check = checks.find((each) => each.name === name);
  if (check === undefined) throw new Error(`No check ${name}.`);
  return check;
}
