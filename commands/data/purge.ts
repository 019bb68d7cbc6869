import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class DataPurge extends LedgerCommand {
  static override summary = "Delete questions, answers and what belongs to them, after so many days";
  static override description =
    "Works on the database of the bot (DATABASE_URL). Without --yes it only tells how many there are. A running bot does the same by itself where RETENTION_DAYS is set. What waits for an answer or for a person stays.";
  static override examples = [
    "<%= config.bin %> data purge --older-than 90",
    "<%= config.bin %> data purge --older-than 90 --yes",
  ];
  static override flags = {
    "older-than": Flags.integer({
      summary: "Days since the answer",
      required: true,
      min: 0,
      max: 36_500,
      helpValue: "DAYS",
    }),
    yes: Flags.boolean({ summary: "Delete, in place of only telling" }),
    json: Flags.boolean({ summary: "Print how many as one JSON line" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DataPurge);
    const { runPurge } = await import("../../src/data/run-purge.ts");
    const isTerminal = process.stderr.isTTY;
    process.stdout.write(
      await runPurge({
        env: process.env,
        olderThanDays: flags["older-than"],
        yes: flags.yes,
        json: flags.json,
        now: new Date(),
        onProgress: (questions) => void (isTerminal && process.stderr.write(`\r${questions} deleted`)),
      }),
    );
  }
}
