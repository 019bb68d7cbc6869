import {
  openReportFile,
  type ReportFile,
  type ReportFileOptions,
} from "../../../report-files/report-file.ts";
import type { Reporter, RunEnd } from "../reporter.ts";
import { failuresSection, undecidedSection } from "./cases-section.ts";
import { comparisonSection } from "./comparison-section.ts";
import { headSection } from "./head-section.ts";
import { metricsSection, thresholdsSection } from "./metrics-section.ts";
import { selfCheckSection } from "./self-check-section.ts";
import { createShownCases, type ShownCases } from "./shown-cases.ts";

/**
 * Writes a run as GitHub shows it on the page of a workflow: whether the gate held, metrics, thresholds, the baseline, and
 * the failures that tell most. It stays under half of the 1 MiB that a step may have, however large the run; GitHub shows nothing
 * of a larger one. With `append` it is added to the file, as `$GITHUB_STEP_SUMMARY` wants it.
 * @throws LedgerError REPORT_UNWRITABLE, from `begin` on
 */
export function createMarkdownReporter(path: string, options: ReportFileOptions = {}): Reporter {
  let file: ReportFile | undefined;
  let shown: ShownCases | undefined;
  return {
    async begin({ repeat }) {
      file = await openReportFile(path, options);
      shown = createShownCases(repeat);
    },
    result: (result) => shown?.add(result),
    async end(end) {
      if (!file || !shown) throw new Error("The report was not begun.");
      // What was there may not end its last line.
      await file.write(`${options.append ? "\n" : ""}${summaryOf(end, shown)}\n`);
      await file.end();
    },
    abandon: () => file?.abandon(),
  };
}

function summaryOf(end: RunEnd, shown: ShownCases): string {
  const { summary } = end;
  return [
    ...headSection(end),
    ...thresholdsSection(summary.thresholds),
    ...comparisonSection(summary.comparison),
    ...selfCheckSection(end.selfCheck),
    ...failuresSection(end, shown),
    ...undecidedSection(end, shown),
    ...metricsSection(summary.metrics),
  ].join("\n\n");
}
