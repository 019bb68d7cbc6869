import { homedir } from "node:os";
import { join } from "node:path";
import { Flags } from "@oclif/core";
import { boundMemory } from "../src/cli/bound-memory.ts";
import { dataDirFlag, jsonFlag, knowledgeFlag, portFlag } from "../src/cli/flags.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";

export default class Dev extends LedgerCommand {
  static override summary =
    "Run the whole bot on this machine: a simulated Slack, a database, a model, and you";
  static override description =
    "On a terminal it opens a client of the simulated Slack, ready to ask in. On a pipe each line of input is a question, and each answer is printed in that order; at the end of input it stops. It needs no account, no Docker and no network.";
  static override examples = [
    "<%= config.bin %> dev",
    "<%= config.bin %> dev --knowledge ./docs",
    "<%= config.bin %> stack up && <%= config.bin %> dev --stack",
    "<%= config.bin %> dev --model-faults fixtures/faults/model-rough-day.yaml",
    "printf 'What is a hard close?\\n' | <%= config.bin %> dev --json",
  ];
  static override flags = {
    knowledge: knowledgeFlag,
    json: jsonFlag,
    port: portFlag,
    "slack-port": Flags.integer({
      summary: "Port of the simulated Slack (a free one if not given)",
      min: 0,
      max: 65_535,
    }),
    "model-endpoint": Flags.boolean({
      summary: "Ask the model over HTTP, through a simulated endpoint",
      description:
        "The offline model answers behind a simulated LiteLLM, so that the bot's real client is at work. Without it, and without an endpoint of your own, the bot asks the offline model itself.",
    }),
    "model-faults": Flags.string({
      summary: "What goes wrong at the simulated endpoint, by a plan (implies --model-endpoint)",
      helpValue: "FILE",
    }),
    stack: Flags.boolean({
      summary: "Keep questions in the Postgres and the Redis of `ledger stack up`",
    }),
    "data-dir": dataDirFlag,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Dev);
    boundMemory();
    const services = flags.stack ? await servicesOfStack() : undefined;
    const { runDev } = await import("../src/dev/run-dev.ts");
    process.exitCode = await runDev({
      env: process.env,
      knowledge: flags.knowledge,
      bundled: join(this.config.root, "fixtures", "knowledge"),
      dataDir: flags["data-dir"],
      port: flags.port,
      slackPort: flags["slack-port"],
      modelEndpoint: flags["model-endpoint"],
      modelFaults: flags["model-faults"],
      services,
      json: flags.json,
      terminal: { input: process.stdin, output: process.stdout, errors: process.stderr },
    });
  }
}

/** Loaded only where it is wanted: no other start knows of container engines. */
async function servicesOfStack() {
  const { findStackUrls } = await import("../src/stack/find-stack.ts");
  return findStackUrls({ env: process.env, home: homedir() });
}
