import { homedir } from "node:os";
import { join } from "node:path";
import { Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import { createPassingLine } from "../../src/cli/passing-line.ts";
import { stopSignal } from "../../src/cli/stop-signal.ts";
import { STACK_SERVICES } from "../../src/stack/services/stack-services.ts";

const SERVICE_NAMES = STACK_SERVICES.map(({ name }) => name).join(", ");
/** By commas, or given again. */
const SEVERAL = { multiple: true, delimiter: ",", helpValue: "NAME[,NAME]" } as const;

export default class StackUp extends LedgerCommand {
  static override summary = "Start Postgres, Redis, Prometheus, Grafana and Alertmanager in containers";
  static override description =
    "Looks at what runs and brings it to what is wanted: what is missing is made, what has ended is started, what has another configuration is made again, and what is fine is left alone. All ports are bound to 127.0.0.1; where one is in use the next free one is taken, kept and told. It comes back when every service is ready, Prometheus' targets are up, each dashboard's queries return data and a test alert has reached Alertmanager. For the dashboards it runs a bot and a Prometheus of its own for some seconds, offline, with a simulated Slack, and asks that bot one question, so that nothing of it is in what the stack keeps; a configuration that was seen to work so is not asked again. Where a bot runs already, that one is asked nothing, and Prometheus is asked for what it has of it. STACK_IMAGE_<SERVICE> replaces an image, STACK_NAME gives a second stack its name, PORT tells where the bot's metrics are, STACK_SCRAPE_SECONDS how often Prometheus looks; docs/stack.md lists all settings.";
  static override examples = [
    "<%= config.bin %> stack up",
    "<%= config.bin %> stack up --only postgres,redis",
    "<%= config.bin %> stack up --without grafana",
    "STACK_IMAGE_REDIS=registry.example.com/redis:7 <%= config.bin %> stack up",
  ];
  static override flags = {
    only: Flags.string({
      summary: `These services, and what they need: some of ${SERVICE_NAMES}`,
      ...SEVERAL,
    }),
    without: Flags.string({ summary: "Not these services, by the same names", ...SEVERAL }),
    deadline: Flags.integer({
      summary: "Seconds that each service has to get ready, instead of its own",
      min: 1,
      max: 3_600,
    }),
    ask: Flags.boolean({
      summary:
        "Ask a bot of its own a question to see the dashboards at work, though this configuration was seen to work; or never",
      allowNo: true,
    }),
    json: Flags.boolean({ summary: "Print the result as one JSON object" }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(StackUp);
    const { runUp } = await import("../../src/stack/up/run-up.ts");
    const stop = stopSignal();
    const line = createPassingLine(process.stderr);
    try {
      process.exitCode = await runUp({
        surroundings: { env: process.env, home: homedir() },
        choice: { only: flags.only ?? [], without: flags.without ?? [] },
        deadlineSeconds: flags.deadline,
        json: flags.json,
        ask: flags.ask,
        startBot: async (place) => {
          const { startTriedBot } = await import("../../src/dev/tried-bot.ts");
          return startTriedBot({ ...place, bundled: join(this.config.root, "fixtures", "knowledge") });
        },
        signal: stop.signal,
        say: line.say,
        show: line.show,
        print: (text) => this.log(text),
      });
    } finally {
      line.end();
      stop.release();
    }
  }
}
