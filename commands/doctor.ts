import { join } from "node:path";
import { Flags } from "@oclif/core";
import { dataDirFlag, knowledgeFlag, portFlag } from "../src/cli/flags.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";

export default class Doctor extends LedgerCommand {
  static override summary = "Check this machine and these settings, and say how to mend what is wrong";
  static override description =
    "Nothing of yours is changed, started or taken. Of the network it touches only the Postgres at DATABASE_URL, where that is set. Exit code 0, or 1 when a check says FAIL or could not be made (UNKNOWN).";
  static override examples = [
    "<%= config.bin %> doctor",
    "<%= config.bin %> doctor --knowledge ./docs --json",
  ];
  static override flags = {
    knowledge: knowledgeFlag,
    json: Flags.boolean({ summary: "Print every check with its evidence as one JSON line" }),
    port: portFlag,
    "data-dir": dataDirFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor);
    const { runDoctor } = await import("../src/doctor/run-doctor.ts");
    process.exitCode = await runDoctor({
      env: process.env,
      nodeVersion: process.versions.node,
      root: this.config.root,
      bundled: join(this.config.root, "fixtures", "knowledge"),
      dataDir: flags["data-dir"],
      knowledge: flags.knowledge,
      port: flags.port,
      json: flags.json,
      write: (text) => process.stdout.write(text),
    });
  }
}
