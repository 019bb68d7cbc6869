import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class KnowledgeGaps extends LedgerCommand {
  static override summary = "Tell what people ask that the knowledge does not answer, most frequent first";
  static override description =
    "Questions that were refused or whose answers were voted down, grouped by the words they share, from the bot's database (DATABASE_URL), or from the one that ledger dev left in --data-dir. Changes nothing in the bot's; that of an older ledger dev gets this version's schema, as it would by the next start. Secrets and personal data are masked; answers are not shown. Exit code 0, or 4 when the database is down or ledger dev still runs on it.";
  static override examples = [
    "<%= config.bin %> knowledge gaps",
    "<%= config.bin %> knowledge gaps --since 12w --limit 50 --json",
    "<%= config.bin %> knowledge gaps --data-dir .ledger",
  ];
  static override flags = {
    since: Flags.string({
      summary: "Days or weeks back (30d, 4w), or the first day (2026-11-01)",
      default: "30d",
    }),
    limit: Flags.integer({ summary: "How many groups at most", default: 20, min: 1, max: 10_000 }),
    "data-dir": Flags.string({ summary: "Folder of a ledger dev that has ended", helpValue: "DIR" }),
    json: Flags.boolean({ summary: "Print all groups as one JSON line" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(KnowledgeGaps);
    const { runGaps } = await import("../../src/curation/gaps/run-gaps.ts");
    const { "data-dir": dataDir, ...options } = flags;
    process.stdout.write(await runGaps({ ...options, dataDir, env: process.env, now: new Date() }));
  }
}
