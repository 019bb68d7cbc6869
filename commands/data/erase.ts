import { Flags } from "@oclif/core";
import { personFlag } from "../../src/cli/flags.ts";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class DataErase extends LedgerCommand {
  static override summary = "Delete what is kept about a person: questions, answers, votes, relayed messages";
  static override description =
    "Works on the database of the bot (DATABASE_URL). Without --yes it only tells what there is. With REDIS_URL what Redis counts is deleted too. What it cannot delete (Slack, logs, backups) it names.";
  static override examples = [
    "<%= config.bin %> data erase --person U012AB3CD",
    "<%= config.bin %> data erase --person U012AB3CD --yes --json",
  ];
  static override flags = {
    person: personFlag({ required: true }),
    yes: Flags.boolean({ summary: "Delete, in place of only telling" }),
    json: Flags.boolean({ summary: "Print what was found as one JSON line" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DataErase);
    const { runErase } = await import("../../src/data/run-erase.ts");
    process.stdout.write(await runErase({ ...flags, env: process.env }));
  }
}
