import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { countedProgress } from "../src/cli/counted-progress.ts";
import { knowledgeFlag } from "../src/cli/flags.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";
import { shippedQuestions } from "../src/cli/shipped-questions.ts";
import { stopSignal } from "../src/cli/stop-signal.ts";

export default class RecordCassettes extends LedgerCommand {
  static override summary = "Record what the model endpoint answers, for evaluations without a network";
  static override description =
    "Each question is answered as in production by the endpoint of LITELLM_BASE_URL, and its calls are kept in a cassette: a file of JSON lines, with secrets and personal data masked. What is recorded already is not asked again. Refused where CI is set. Exit code 1 when a question could not be recorded, 3 when a file cannot be used, 4 when the endpoint answers nothing.";
  static override examples = [
    "<%= config.bin %> record",
    "<%= config.bin %> record 'questions/*.yaml' --knowledge ./docs --mode refresh",
    "<%= config.bin %> record --tag hr --tag '!slow'",
    "<%= config.bin %> record --prune",
  ];
  static override strict = false;
  static override args = {
    files: Args.string({
      description:
        "Files of questions (JSON lines, promptfoo's YAML or CSV) and globs; the bundled ones if not given",
      ignoreStdin: true,
    }),
  };
  static override flags = {
    knowledge: knowledgeFlag,
    only: Flags.string({
      summary: "Only the questions of this id, or of ids like it (* and ?); may be given more than once",
      helpValue: "ID",
      multiple: true,
      multipleNonGreedy: true,
    }),
    tag: Flags.string({
      summary: "Only the questions with this tag; !TAG: those without; may be given more than once",
      helpValue: "TAG",
      multiple: true,
      multipleNonGreedy: true,
    }),
    mode: Flags.option({
      summary: "record-missing asks only for what is not recorded, refresh asks for everything",
      options: ["record-missing", "refresh"] as const,
      default: "record-missing",
    })(),
    cassettes: Flags.string({
      summary: "Folder of the cassettes",
      helpValue: "DIR",
      default: join("fixtures", "cassettes"),
    }),
    repeat: Flags.integer({ summary: "How many samples of each question", min: 1, max: 100, default: 1 }),
    concurrency: Flags.integer({ summary: "How many questions at once", min: 1, max: 64, default: 4 }),
    prune: Flags.boolean({ summary: "List the cassettes of no question in FILES, and record nothing" }),
    force: Flags.boolean({ summary: "Record although CI is set; with --prune, remove what it lists" }),
    json: Flags.boolean({ summary: "Print one JSON line" }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(RecordCassettes);
    const fixtures = join(this.config.root, "fixtures");
    const files = argv.length > 0 ? argv.map(String) : shippedQuestions(fixtures);
    const { cassettes: folder, force, json } = flags;
    if (flags.prune) {
      const { runPrune } = await import("../src/evaluation/record/run-prune.ts");
      process.stdout.write(await runPrune({ files, folder, force, json }));
      return;
    }
    const { recordAnswers } = await import("../src/evaluation/record/record-answers.ts");
    const stop = stopSignal();
    const progress = countedProgress("answers", process.stderr);
    try {
      const { output, exitCode } = await recordAnswers({
        env: process.env,
        files,
        only: flags.only ?? [],
        tags: flags.tag ?? [],
        knowledge: flags.knowledge,
        bundled: join(fixtures, "knowledge"),
        folder,
        mode: flags.mode,
        force,
        repeat: flags.repeat,
        concurrency: flags.concurrency,
        json,
        signal: stop.signal,
        onWarning: (warning) => this.logToStderr(`warning: ${warning}`),
        onRecorded: progress.tell,
      });
      progress.end();
      process.stdout.write(output);
      process.exitCode = exitCode;
    } finally {
      progress.end();
      stop.release();
    }
  }
}
