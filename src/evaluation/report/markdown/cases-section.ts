import { ATTRIBUTIONS } from "../../judge/verdict.ts";
import type { RunEnd } from "../reporter.ts";
import { section } from "./metrics-section.ts";
import type { ShownCases } from "./shown-cases.ts";
import { firstRows } from "./table.ts";

const CASE_COLUMNS = [{ title: "Question" }, { title: "At" }];

/**
 * The failures that tell most, with all of them counted by what they come from. They are closed until somebody opens them.
 */
export function failuresSection({ head, summary }: RunEnd, { failed }: ShownCases): string[] {
  const { counts, failures } = summary;
  const answers = head.repeat > 1 ? ` of ${counts.results} answers` : "";
  const columns = [...CASE_COLUMNS, { title: "From" }, { title: "Why" }];
  const causes = ATTRIBUTIONS.filter((cause) => failures[cause] > 0).map(
    (cause) => `${failures[cause]} ${cause}`,
  );
  return section(
    "Failures",
    closed(
      `${counts.failed}${answers} failed: ${causes.join(", ")}`,
      firstRows(columns, failed.first(), failed.all(), "questions that failed"),
    ),
  );
}

/** What was not judged, and why: first how often, then the first cases. */
export function undecidedSection({ head, summary: { counts } }: RunEnd, { undecided }: ShownCases): string[] {
  const kinds = [
    [counts.stale, "stale cassette"],
    [counts.infrastructure, "infrastructure"],
    [counts.unsupported, "unsupported assertion"],
  ] as const;
  const all = counts.stale + counts.infrastructure + counts.unsupported;
  const said = kinds.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${kind}`);
  const columns = [...CASE_COLUMNS, { title: "Kind" }, { title: "Why" }];
  return section(
    "Without a verdict",
    closed(
      `${all}${head.repeat > 1 ? ` of ${counts.results} answers` : ""} without a verdict: ${said.join(", ")}`,
      firstRows(columns, undecided.first(), undecided.all(), "questions without a verdict"),
    ),
  );
}

function closed(summary: string, content: readonly string[]): string[] {
  if (content.length === 0) return [];
  return [`<details><summary>${summary}</summary>`, ...content, "</details>"];
}
