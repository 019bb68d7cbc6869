import { shortened } from "../../../core/shortened.ts";
import type { TestCase, TestFault } from "../../../junit/test-case.ts";
import type { JudgedThreshold } from "../../../thresholds/threshold.ts";
import type { Comparison } from "../../baseline/comparison.ts";
import type { SelfCheck } from "../../baseline/self-check.ts";
import type { RunEnd } from "../reporter.ts";

/** The suite of what is judged of the run as a whole. */
export const GATE = "ledger eval";

const LONGEST_MESSAGE = 400;
const MOST_BROKEN = 100;

/** The run itself, each threshold, and the baseline as tests, so that a file of green cases does not hide a gate that closed. */
export function gateCases(end: RunEnd): TestCase[] {
  const { summary, selfCheck } = end;
  const { thresholds, comparison } = summary;
  return [
    testOf("gate", gateFault(end)),
    ...thresholds.map((judged) => testOf(`threshold ${judged.threshold}`, thresholdFault(judged))),
    ...(comparison ? [testOf("baseline", baselineFault(comparison, end.faults))] : []),
    ...(selfCheck ? [testOf("self-check", selfCheckFault(selfCheck))] : []),
  ];
}

function testOf(name: string, fault: TestFault | undefined): TestCase {
  return { classname: GATE, name, ...(fault && { fault }) };
}

function gateFault({ ended, faults, ungated, summary }: RunEnd): TestFault | undefined {
  const [first] = faults;
  if (first !== undefined)
    return failure("gate", faults.length > 1 ? `${first} (and ${faults.length - 1} more)` : first, faults);
  if (ended !== "complete")
    return { element: "error", type: ended, message: "The run did not come to its end." };
  if (summary.counts.results === 0)
    return { element: "error", type: "empty", message: "No question was asked." };
  if (ungated)
    return {
      element: "skipped",
      message: "Nothing could have failed the run: no threshold, no baseline, no assertion.",
    };
  return undefined;
}

function thresholdFault({ metric, value, crossed }: JudgedThreshold): TestFault | undefined {
  if (!crossed) return undefined;
  return failure(
    "threshold",
    value === null ? `there was nothing to measure ${metric} by` : `${metric} is ${value}`,
  );
}

/** A worse run that becomes the baseline is no fault of the gate. */
function baselineFault(
  { outcome, because, verdicts }: Comparison,
  faults: RunEnd["faults"],
): TestFault | undefined {
  if (outcome === "not-enough-to-tell") return { element: "skipped", message: because };
  if (outcome !== "worse" || faults.length === 0) return undefined;
  const more = verdicts.broken.length - MOST_BROKEN;
  return failure("worse-than-baseline", because, [
    "passed in the baseline, and fail:",
    ...verdicts.broken.slice(0, MOST_BROKEN),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]);
}

function selfCheckFault({ holds, falseAlarms, found }: SelfCheck): TestFault | undefined {
  if (holds) return undefined;
  return failure("self-check", `false alarms: ${falseAlarms}; planted drops that were found: ${found}`);
}

function failure(type: string, message: string, details?: readonly string[]): TestFault {
  return {
    element: "failure",
    type,
    message: shortened(message, LONGEST_MESSAGE),
    ...(details && { details: details.map((line) => shortened(line, LONGEST_MESSAGE)).join("\n") }),
  };
}
