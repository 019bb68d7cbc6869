import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { recordOf, textOf } from "../src/cli/answer-lines.ts";
import { jsonFlag, knowledgeFlag } from "../src/cli/flags.ts";
import { printGrowing } from "../src/cli/growing-text.ts";
import { LedgerCommand } from "../src/cli/ledger-command.ts";
import { readQuestions } from "../src/cli/read-questions.ts";
import { EXIT_CODES, LedgerError } from "../src/core/errors.ts";

export default class Ask extends LedgerCommand {
  static override summary = "Answer one question from the knowledge, with its sources, without Slack";
  static override description =
    "Without a question it reads one from each line of its input. Exit code 0 when everything was answered, 1 when something was refused, 4 with --require-model when the model's endpoint is down.";
  static override examples = [
    '<%= config.bin %> ask "How long is an idempotency key kept?"',
    '<%= config.bin %> ask "How do I stream a response?" --knowledge ./docs --json',
    "printf 'What is a hard close?\\n' | <%= config.bin %> ask --json",
  ];
  static override args = {
    question: Args.string({ description: "What you want to know", ignoreStdin: true }),
  };
  static override flags = {
    knowledge: knowledgeFlag,
    json: jsonFlag,
    "require-model": Flags.boolean({
      summary: "End with 4 when the model's endpoint fails, instead of quoting the sources",
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Ask);
    const { createAsk } = await import("../src/ask/create-ask.ts");
    const ask = await createAsk({
      env: process.env,
      knowledge: flags.knowledge,
      bundled: join(this.config.root, "fixtures", "knowledge"),
      requireModel: flags["require-model"],
      onWarning: (warning) => this.logToStderr(`warning: ${warning}`),
      onProblem: ({ path, message, remedy }) => this.logToStderr(`warning: ${path} ${message}. ${remedy}`),
    });
    for await (const question of this.questions(args.question)) {
      const startedAt = performance.now();
      const growing = printGrowing((text) => process.stdout.write(text));
      const streams = process.stdout.isTTY && !flags.json;
      const answer = await ask(question, (progress) => {
        if (streams && progress.type === "text") growing.grow(progress.text);
      });
      const latencyMs = performance.now() - startedAt;
      if (flags.json) this.log(JSON.stringify(recordOf(question, answer, latencyMs)));
      else growing.end(textOf(question, answer));
      if (answer.outcome !== "answered") process.exitCode = EXIT_CODES.failed;
    }
  }

  private async *questions(given: string | undefined): AsyncGenerator<string> {
    if (given !== undefined) return yield given;
    let found = false;
    if (!process.stdin.isTTY)
      for await (const question of readQuestions(process.stdin)) {
        found = true;
        yield question;
      }
    if (!found)
      throw new LedgerError(
        "QUESTION_INVALID",
        "There is no question.",
        'Ask one, as in: ledger ask "What is a hard close?"',
      );
  }
}
