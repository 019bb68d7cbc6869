import { EMPTY, type SuiteCounts, summed } from "../../../junit/suite.ts";
import type { TestCase } from "../../../junit/test-case.ts";
import { gateHeld } from "../gate-held.ts";
import type { RunEnd } from "../reporter.ts";

/** Says of the type of a fault whether the gate allows for it. */
export type Allowance = (type: string) => boolean;

/**
 * What the gate allows for: nothing where it did not hold; else every failure, and of what has no verdict each kind that a
 * threshold says the number of.
 */
export function allowanceOf(end: RunEnd): Allowance {
  if (!gateHeld(end)) return () => false;
  const bounded = new Set(end.summary.thresholds.map(({ metric }) => metric));
  return (type) => {
    const metric = NO_VERDICTS[type];
    return metric === undefined || bounded.has(metric);
  };
}

/** By the metrics that count them. */
const NO_VERDICTS: Readonly<Record<string, string>> = {
  "stale-cassette": "stale",
  infrastructure: "infrastructure",
  unsupported: "unsupported",
};

/** The test as a build shows it: not red where the gate allows for what it failed of, and still not green. */
export function allowedTest(test: TestCase, allows: Allowance): TestCase {
  const { fault } = test;
  if (!fault || !allows(fault.type ?? "")) return test;
  const what = fault.element === "failure" ? "fails" : "has no verdict";
  const message = `${what}, and the gate allows for it: ${fault.message}`;
  return { ...test, fault: { element: "skipped", message } };
}

/** The counts of the same tests. @param byType of those with a fault of one type, and with an empty one those without */
export function allowedCounts(byType: ReadonlyMap<string, SuiteCounts>, allows: Allowance): SuiteCounts {
  return [...byType]
    .map(([type, counts]) =>
      type !== "" && allows(type) ? { ...counts, failures: 0, errors: 0, skipped: counts.tests } : counts,
    )
    .reduce(summed, EMPTY);
}
