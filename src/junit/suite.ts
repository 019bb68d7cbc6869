import type { TestCase } from "./test-case.ts";
import { opening } from "./xml.ts";

/** How many tests there are, and what became of them. Only passes are green. */
export interface SuiteCounts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  /** The sum of what was recorded, in milliseconds; undefined where nothing was. */
  readonly latency: number | undefined;
}

export const EMPTY: SuiteCounts = { tests: 0, failures: 0, errors: 0, skipped: 0, latency: undefined };

export function countsOf(tests: readonly TestCase[]): SuiteCounts {
  return tests.map(countsOfTest).reduce(summed, EMPTY);
}

export function countsOfTest({ fault, latency }: TestCase): SuiteCounts {
  return {
    tests: 1,
    failures: Number(fault?.element === "failure"),
    errors: Number(fault?.element === "error"),
    skipped: Number(fault?.element === "skipped"),
    latency,
  };
}

export function summed(one: SuiteCounts, other: SuiteCounts): SuiteCounts {
  const isTimed = one.latency !== undefined || other.latency !== undefined;
  return {
    tests: one.tests + other.tests,
    failures: one.failures + other.failures,
    errors: one.errors + other.errors,
    skipped: one.skipped + other.skipped,
    latency: isTimed ? (one.latency ?? 0) + (other.latency ?? 0) : undefined,
  };
}

export function suiteOpening(
  element: "testsuite" | "testsuites",
  name: string,
  { latency, ...counts }: SuiteCounts,
): string {
  const time = latency === undefined ? undefined : (latency / 1000).toFixed(3);
  return `${opening(element, { name, ...counts, time })}>\n`;
}
