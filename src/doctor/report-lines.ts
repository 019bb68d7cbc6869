import type { CheckResult, CheckState, Severity } from "./check.ts";

const STATES: readonly CheckState[] = ["FAIL", "UNKNOWN", "WARN", "SKIPPED", "PASS"];
const SEVERITIES: readonly Severity[] = ["critical", "major", "minor"];

/** What is not right comes first, the most severe of it foremost. */
export function worstFirst(results: readonly CheckResult[]): CheckResult[] {
  return results.toSorted(
    (a, b) =>
      STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

export function countsOf(results: readonly CheckResult[]): Record<CheckState, number> {
  const counts = STATES.map((state) => [state, results.filter((result) => result.state === state).length]);
  return Object.fromEntries(counts) as Record<CheckState, number>;
}

/** One line for each check, and below it what to do where something is not right. */
export function reportLines(results: readonly CheckResult[]): string[] {
  const counts = countsOf(results);
  const summary = STATES.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  return [...worstFirst(results).flatMap(linesOf), "", `${results.length} checks: ${summary.join(", ")}`];
}

const INDENT = " ".repeat(9);

function linesOf(result: CheckResult): string[] {
  const [first = "", ...others] = printable(result.evidence.saw).split("\n");
  return [
    `${result.state.padEnd(INDENT.length)}${result.title}: ${first}`,
    ...others.map((line) => INDENT + line),
    ...("remedy" in result
      ? printable(result.remedy)
          .split("\n")
          .map((line) => `${INDENT}→ ${line}`)
      : []),
  ];
}

/** A path or a setting may hold control characters, which a terminal would obey. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]+/gu, " ");
}
