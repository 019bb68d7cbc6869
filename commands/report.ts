import { Flags } from "@oclif/core";
import { LedgerCommand } from "../src/cli/ledger-command.ts";
import { CSV_TABLES, type CsvTable } from "../src/report/report-csv.ts";

export default class Report extends LedgerCommand {
  static override summary = "Tell how the bot is used: questions, people, quality, cost, time saved, gaps";
  static override description =
    "Reads the database of the bot (DATABASE_URL) and changes nothing in it. Days are in UTC. What models of unknown price cost is not known; the time that an answer saves is an assumption that you set.";
  static override examples = [
    "<%= config.bin %> report",
    "<%= config.bin %> report --since 2026-11-01 --until 2026-11-15 --json",
    "<%= config.bin %> report --since 12w --csv days > days.csv",
    "<%= config.bin %> report --csv gaps --most 100",
  ];
  static override flags = {
    since: Flags.string({
      summary: "Days or weeks back (30d, 4w), or the first day (2026-11-01)",
      default: "30d",
    }),
    until: Flags.string({ summary: "The last day (today if not given)", helpValue: "DAY" }),
    "minutes-saved": Flags.integer({
      summary: "Minutes that somebody would have spent without an answer",
      default: 10,
      min: 0,
    }),
    most: Flags.integer({ summary: "How many gaps and sources at most", default: 10, min: 1, max: 10_000 }),
    json: Flags.boolean({ summary: "Print the whole report as one JSON line", exclusive: ["csv"] }),
    csv: Flags.custom<CsvTable>({
      summary: "Print one table for a spreadsheet",
      options: Object.keys(CSV_TABLES) as CsvTable[],
    })(),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Report);
    const { runReport } = await import("../src/report/run-report.ts");
    const { "minutes-saved": minutesSaved, ...options } = flags;
    process.stdout.write(await runReport({ ...options, minutesSaved, env: process.env, now: new Date() }));
  }
}
