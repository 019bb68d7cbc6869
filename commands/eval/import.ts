import { Args, Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import type { Imported } from "../../src/evaluation/import/import-feedback.ts";

export default class EvalImport extends LedgerCommand {
  static override summary = "Add what people thought of answers to a file of questions";
  static override description =
    'Takes what `ledger feedback export` wrote. What is in the file stays as it is, and a question that is there already is not added again. A vote against the answer to such a question is told with its place. An answer that did not help comes with a "review": `ledger eval` leaves it out until somebody has given its gold and taken that out. The file is written in one step.';
  static override examples = [
    "<%= config.bin %> feedback export --out feedback.jsonl && <%= config.bin %> eval import feedback.jsonl --into questions.jsonl",
  ];
  static override strict = false;
  static override args = {
    files: Args.string({
      description: "Exported feedback: files and globs",
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    into: Flags.string({ summary: "The file of JSON lines to add to", helpValue: "FILE", required: true }),
    knowledge: Flags.string({
      char: "k",
      summary: "Folder of Markdown: gold that it does not have is to be reviewed",
      helpValue: "DIR",
    }),
    json: Flags.boolean({ summary: "Print the counts as one JSON line" }),
  };

  async run(): Promise<void> {
    const { argv, flags } = await this.parse(EvalImport);
    const { importFeedback } = await import("../../src/evaluation/import/import-feedback.ts");
    const { passagesIn } = await import("../../src/evaluation/import/unknown-gold.ts");
    const has = flags.knowledge === undefined ? undefined : await passagesIn(flags.knowledge);
    const imported = await importFeedback({ from: argv.map(String), into: flags.into, has });
    const { disputed } = imported;
    for (const { id, file, line, by } of disputed)
      process.stderr.write(`${file}:${line} "${id}": somebody voted against an answer to it ("${by}").\n`);
    process.stdout.write(
      flags.json
        ? `${JSON.stringify({ file: flags.into, ...imported, disputed: disputed.length })}\n`
        : `${sentenceOf(imported, flags.into)}\n`,
    );
  }
}

function sentenceOf({ added, toReview, known, total, disputed }: Imported, file: string): string {
  const questions = added === 1 ? "1 question" : `${added} questions`;
  const against = disputed.length === 0 ? "" : `, ${disputed.length} with a vote against the answer`;
  return `${questions} added to ${file}, ${toReview} of them to be reviewed; ${known} ${known === 1 ? "was" : "were"} there already${against}. It has ${total}.`;
}
