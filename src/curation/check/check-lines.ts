import { counted } from "../../text/counted.ts";
import { printable } from "../../text/printable.ts";
import type { CheckedKnowledge } from "./check-knowledge.ts";
import { severityOf } from "./finding.ts";

/** The report for a person: a line for each finding, what to do about each kind, and how many there are. */
export function checkLines(
  { folder, documents, sections, findings }: CheckedKnowledge,
  { errors, warnings }: { readonly errors: number; readonly warnings: number },
): string[] {
  const lines = findings.map((finding) => {
    const { path, line, rule, message } = finding;
    return `${path}${line === undefined ? "" : `:${line}`}  ${severityOf(finding)} ${rule}: ${message}`;
  });
  const summary = `${counted(documents, "document")} with ${counted(sections, "section")} in ${folder}: ${counted(errors, "error")}, ${counted(warnings, "warning")}`;
  const report = findings.length === 0 ? [summary] : [...lines, "", ...remediesOf(findings), "", summary];
  return report.map(printable);
}

/** A rule's remedies may differ from file to file: the first few show how. */
function remediesOf(findings: CheckedKnowledge["findings"]): string[] {
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  return [...byRule].flatMap(([rule, found]) =>
    [...new Set(found.map(({ remedy }) => remedy))]
      .slice(0, MOST_REMEDIES)
      .map((remedy) => `${rule}: ${remedy}`),
  );
}

const MOST_REMEDIES = 3;
