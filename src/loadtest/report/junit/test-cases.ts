import { shortened } from "../../../core/shortened.ts";
import type { TestCase, TestFault } from "../../../junit/test-case.ts";
import { shareText, valueText } from "../figures.ts";
import type { CheckResult, LoadResult, ThresholdResult } from "../load-result.ts";
import { earlyEndOf, isValid } from "../verdict.ts";

export const SUITE = "ledger loadtest";

const LONGEST_MESSAGE = 400;

/**
 * The run, each rule of its validity, each threshold and each check as a test. Of an invalid run nothing was judged, and a
 * run that did not come to its end is an error, so that neither looks like a pass.
 */
export function testCases(result: LoadResult): TestCase[] {
  const { validity, thresholds, checks } = result;
  const unjudged = isValid(result) ? undefined : UNJUDGED;
  return [
    testOf("run", runFault(result)),
    ...validity.map(({ rule, holds, says }) =>
      testOf(`validity ${rule}`, holds ? undefined : { element: "error", type: "INVALID", message: says }),
    ),
    ...thresholds.map((each) =>
      testOf(`threshold ${each.metric}: ${each.expression}`, unjudged ?? thresholdFault(each)),
    ),
    ...checks.map((each) => testOf(`check ${each.name}`, checkFault(each) ?? unjudged)),
  ];
}

const UNJUDGED: TestFault = {
  element: "skipped",
  message: "Not judged: the run is INVALID, and its figures say nothing about the bot.",
};

function testOf(name: string, fault: TestFault | undefined): TestCase {
  if (!fault) return { classname: SUITE, name };
  return { classname: SUITE, name, fault: { ...fault, message: shortened(fault.message, LONGEST_MESSAGE) } };
}

function runFault(result: LoadResult): TestFault | undefined {
  const early = earlyEndOf(result);
  if (early !== undefined) return { element: "error", type: result.end.kind, message: early };
  if (!isValid(result))
    return { element: "error", type: "INVALID", message: "INVALID RUN: see the tests of its validity." };
  return undefined;
}

function thresholdFault({ metric, figure, value, crossed }: ThresholdResult): TestFault | undefined {
  if (!crossed) return undefined;
  const message =
    value === null ? `there was nothing to measure ${metric} by` : `${figure} is ${valueText(metric, value)}`;
  return { element: "failure", type: "threshold", message };
}

function checkFault({ passes, fails }: CheckResult): TestFault | undefined {
  const all = passes + fails;
  if (all === 0) return { element: "skipped", message: "There was nothing to check." };
  if (fails === 0) return undefined;
  return {
    element: "failure",
    type: "check",
    message: `${fails} of ${all} failed (${shareText(fails / all)})`,
  };
}
