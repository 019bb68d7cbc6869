import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { LedgerCommand } from "../src/cli/ledger-command.ts";
import { EXIT_CODES } from "../src/core/errors.ts";

export default class Loadtest extends LedgerCommand {
  static override summary = "Ask the bot on a schedule and hold its answer times against thresholds";
  static override description =
    "Starts a bot of its own as a separate process, on a simulated Slack and a temporary Postgres, and asks at a constant rate, whether or not the bot keeps up. It takes no other target. Times count from each question's planned start; after the last one, answers have 10 s. The bot has the bundled knowledge and the offline model, whatever the shell's settings. Exit code 0 when all thresholds held, 99 when one was crossed, 1 when the run is invalid because this machine could not keep the schedule, 3 for a wrong scenario, 4 when a part could not start.";
  static override examples = [
    "<%= config.bin %> loadtest",
    "<%= config.bin %> loadtest smoke --threshold 'answer_duration:p(95)<500' --json",
    "<%= config.bin %> loadtest ./my-scenario.yaml",
  ];
  static override args = {
    scenario: Args.string({
      description: "Name of a scenario that comes with Ledger, or a scenario file (.yaml)",
      default: "smoke",
      ignoreStdin: true,
    }),
  };
  static override flags = {
    threshold: Flags.string({
      summary: "A threshold beside those of the scenario; may be given again",
      description:
        "METRIC:EXPRESSION as in k6. answer_duration, ack_duration and send_lag take p(N), avg, med, min and max in milliseconds; checks takes rate. Operators are <, <=, > and >=.",
      helpValue: "METRIC:EXPRESSION",
      multiple: true,
      multipleNonGreedy: true,
    }),
    json: Flags.boolean({ summary: "Print the result as one JSON object" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Loadtest);
    const { runLoadtest } = await import("../src/loadtest/run-loadtest.ts");
    const { summaryOf } = await import("../src/loadtest/report/summary.ts");
    const report = await runLoadtest({
      scenario: args.scenario,
      thresholds: flags.threshold ?? [],
      shipped: join(this.config.root, "loadtests"),
      program: join(this.config.root, "bin", "run.js"),
      env: process.env,
      onProgress: process.stderr.isTTY ? (line) => this.logToStderr(line) : undefined,
    });
    if (!report) {
      process.exitCode = EXIT_CODES.interrupted;
      return;
    }
    this.log(flags.json ? JSON.stringify(report) : summaryOf(report));
    if (report.outcome === "invalid") this.logToStderr(`INVALID RUN: ${report.invalid.join("; ")}`);
    process.exitCode = EXIT_CODES[EXIT_OF_OUTCOME[report.outcome]];
  }
}

const EXIT_OF_OUTCOME = { passed: "fine", crossed: "threshold", invalid: "failed" } as const;
