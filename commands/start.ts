import { join } from "node:path";
import { Flags } from "@oclif/core";
import { boundGarbage, boundMemory } from "../src/cli/bound-memory.ts";
import { knowledgeFlag, portFlag } from "../src/cli/flags.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";

export default class Start extends LedgerCommand {
  static override summary = "Run the bot in production, on your Slack and your Postgres";
  static override description =
    "Needs SLACK_BOT_TOKEN, SLACK_APP_TOKEN and DATABASE_URL. Logs are JSON lines on standard error. On SIGTERM it takes no more questions in, ends the answers in progress, hands over what takes longer than DRAIN_SECONDS, and exits with 0.";
  static override examples = [
    "SLACK_BOT_TOKEN=xoxb-… SLACK_APP_TOKEN=xapp-… DATABASE_URL=postgres://… <%= config.bin %> start",
    "<%= config.bin %> start --knowledge ./docs --port 8080",
    "<%= config.bin %> start --knowledge knowledge.yaml",
    "<%= config.bin %> start --role gateway",
  ];
  static override flags = {
    knowledge: knowledgeFlag,
    port: portFlag,
    "adopt-database": Flags.boolean({
      description: "Take over a database that belonged to another Slack app",
    }),
    role: Flags.string({
      description: "Hold connections and take in (gateway), answer (worker), or both; instead of LEDGER_ROLE",
      options: ["all", "gateway", "worker"],
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Start);
    boundMemory();
    boundGarbage();
    const { runStart } = await import("../src/start/run-start.ts");
    await runStart({
      env: process.env,
      knowledge: flags.knowledge,
      bundled: join(this.config.root, "fixtures", "knowledge"),
      port: flags.port,
      role: flags.role,
      adoptsDatabase: flags["adopt-database"],
    });
  }
}
