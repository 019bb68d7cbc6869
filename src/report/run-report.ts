import type { Environment } from "../config/environment.ts";
import { readSettings } from "../config/read-settings.ts";
import { openFigures } from "../store/open-figures.ts";
import { readPeriod } from "./read-period.ts";
import { reportOf } from "./report.ts";
import { type CsvTable, csvOf } from "./report-csv.ts";
import { reportLines } from "./report-lines.ts";
import { rounded } from "./rounded.ts";

export interface ReportOptions {
  readonly env: Environment;
  readonly since: string;
  readonly until?: string | undefined;
  readonly minutesSaved: number;
  /** How many gaps and sources at most. */
  readonly most: number;
  readonly json: boolean;
  readonly csv?: CsvTable | undefined;
  readonly now: Date;
}

/**
 * Makes the report that `ledger report` prints.
 * @throws LedgerError PERIOD_INVALID, SETTINGS_INVALID or DATABASE_UNAVAILABLE
 */
export async function runReport(options: ReportOptions): Promise<string> {
  const period = readPeriod(options.since, options.until, options.now);
  const { DATABASE_URL } = readSettings(options.env, { required: ["DATABASE_URL"] });
  const figures = await openFigures(DATABASE_URL);
  try {
    const report = rounded(reportOf(await figures.read(period, options.most), period, options.minutesSaved));
    if (options.csv) return csvOf(report, options.csv);
    return `${options.json ? JSON.stringify(report) : reportLines(report).join("\n")}\n`;
  } finally {
    await figures.close();
  }
}
