import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { knowledgeFlag } from "../src/cli/flags.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";
import { METRIC_NAMES } from "../src/evaluation/metrics.ts";

export default class Eval extends LedgerCommand {
  static override summary = "Answer a file of questions and measure retrieval, citations and refusals";
  static override description =
    'A question passes when its answer cites a gold source, or, without gold, when it is refused. The file holds JSON lines: {"id": "…", "question": "…", "gold": ["path.md#anchor"]}. Exit code 0 whatever fails, 1 when a threshold is crossed, 3 when the questions cannot be used.';
  static override examples = [
    "<%= config.bin %> eval",
    "<%= config.bin %> eval --threshold 'recall@3>=0.6' --threshold 'false-answers<=0.1'",
    "<%= config.bin %> eval questions.jsonl --knowledge ./docs --json",
  ];
  static override args = {
    file: Args.string({
      description: "JSON lines of questions (the bundled ones if not given)",
      ignoreStdin: true,
    }),
  };
  static override flags = {
    knowledge: knowledgeFlag,
    threshold: Flags.string({
      summary: "A bound that a metric must keep; may be given more than once",
      description: `A metric, >= or <=, and a share from 0 to 1. Metrics: ${METRIC_NAMES.join(", ")}.`,
      helpValue: "'METRIC>=SHARE'",
      multiple: true,
      multipleNonGreedy: true,
    }),
    json: Flags.boolean({ summary: "Print the whole result, with every question, as one JSON line" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Eval);
    const { runEval } = await import("../src/evaluation/run-eval.ts");
    const fixtures = join(this.config.root, "fixtures");
    process.exitCode = await runEval({
      env: process.env,
      file: args.file ?? join(fixtures, "questions", "gl-publisher.jsonl"),
      knowledge: flags.knowledge,
      bundled: join(fixtures, "knowledge"),
      thresholds: flags.threshold ?? [],
      json: flags.json,
      terminal: { output: process.stdout, errors: process.stderr },
      onWarning: (warning) => this.logToStderr(`warning: ${warning}`),
    });
  }
}
