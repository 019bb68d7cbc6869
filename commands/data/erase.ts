import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";

export default class DataErase extends LedgerCommand {
  static override summary = "Delete what is kept about a person: questions, answers, votes, relayed messages";
  static override description =
    "Works on the database of the bot (DATABASE_URL). Without --yes it only tells what there is. Logs hold the person's id as long as you keep them; what was said in Slack stays in Slack.";
  static override examples = [
    "<%= config.bin %> data erase --person U012AB3CD",
    "<%= config.bin %> data erase --person U012AB3CD --yes --json",
  ];
  static override flags = {
    person: Flags.string({ summary: "The channel's id of the person", required: true, helpValue: "ID" }),
    yes: Flags.boolean({ summary: "Delete, in place of only telling" }),
    json: Flags.boolean({ summary: "Print what was found as one JSON line" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(DataErase);
    const { runErase } = await import("../../src/data/run-erase.ts");
    process.stdout.write(await runErase({ ...flags, env: process.env }));
  }
}
