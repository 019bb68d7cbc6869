import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class FeedbackExport extends LedgerCommand {
  static override summary = "Make evaluation cases of what people thought of answers";
  static override description =
    "Reads the votes in the bot's database (DATABASE_URL) and writes JSON lines for `ledger eval`. An answer that helped is a case with its sources as gold. One that did not is a case to be reviewed, with the answer, its sources, and why: it is left out of evaluations until somebody gives its gold. Secrets and personal data are masked.";
  static override examples = [
    "<%= config.bin %> feedback export",
    "<%= config.bin %> feedback export --since 2w --out questions.jsonl",
    "<%= config.bin %> feedback export --json",
  ];
  static override flags = {
    since: Flags.string({
      summary: "Days or weeks back (30d, 4w), or the first day (2026-11-01)",
      default: "30d",
    }),
    out: Flags.string({ summary: "A file to write to, which must not be there yet", helpValue: "FILE" }),
    json: Flags.boolean({ summary: "Print the counts and all cases as one JSON line" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(FeedbackExport);
    const { runExport } = await import("../../src/feedback/run-export.ts");
    const { output, note } = await runExport({ ...flags, env: process.env, now: new Date() });
    process.stdout.write(output);
    process.stderr.write(note);
  }
}
