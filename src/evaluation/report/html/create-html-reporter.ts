import { openReportFile, type ReportFile } from "../../../report-files/report-file.ts";
import type { Reporter } from "../reporter.ts";
import { createKeptRows, HTML_LIMITS, type HtmlLimits, type KeptRows } from "./cases/kept-rows.ts";
import { pageOf } from "./page.ts";

/**
 * Writes a run as one HTML page that needs nothing but itself: no network, no font, no picture. The same run gives the
 * same bytes. Until the end it keeps the rows that will be shown, which are bounded in number and length, and nothing of
 * the others; so the page reads in the order in which it is looked at.
 * @throws LedgerError REPORT_UNWRITABLE, from `begin` on
 */
export function createHtmlReporter(path: string, limits: HtmlLimits = HTML_LIMITS): Reporter {
  let file: ReportFile | undefined;
  let rows: KeptRows | undefined;
  return {
    async begin(head) {
      rows = createKeptRows(head, limits);
      file = await openReportFile(path);
    },
    result: (result) => rows?.add(result),
    async end(end) {
      if (!file || !rows) throw new Error("The page was not begun.");
      for (const part of pageOf(end, rows)) await file.write(part.markup);
      await file.end();
    },
    abandon: () => file?.abandon(),
  };
}
