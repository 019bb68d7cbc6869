import { Args, Flags } from "@oclif/core";
import { LedgerCommand } from "../../src/cli/ledger-command.ts";
import type { Initialised } from "../../src/evaluation/init/init-fixtures.ts";

export default class EvalInit extends LedgerCommand {
  static override summary = "Write a first file of questions from a folder of knowledge";
  static override description =
    'Makes a question of each section, from its heading and its first sentence, with the section as its gold, and adds some that nothing answers. Each is marked to be reviewed: `ledger eval` leaves it out until somebody has taken its "review" out. The same folder gives the same file. A file that is there is never written over.';
  static override examples = [
    "<%= config.bin %> eval init ./docs",
    "<%= config.bin %> eval init ./docs --out questions/docs.jsonl --limit 50",
  ];
  static override args = {
    knowledge: Args.string({ description: "Folder of Markdown", required: true, ignoreStdin: true }),
  };
  static override flags = {
    out: Flags.string({
      summary: "A file to write to, which must not be there yet",
      helpValue: "FILE",
      default: "questions.jsonl",
    }),
    limit: Flags.integer({ summary: "The most questions", min: 2, max: 10_000, default: 100 }),
    json: Flags.boolean({ summary: "Print the counts as one JSON line" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(EvalInit);
    const { initFixtures } = await import("../../src/evaluation/init/init-fixtures.ts");
    const written = await initFixtures({ ...args, ...flags });
    process.stdout.write(
      flags.json
        ? `${JSON.stringify({ file: flags.out, ...written })}\n`
        : `${sentenceOf(written, flags.out)}\nReview each, and take its "review" out: until then it is left out.\n`,
    );
  }
}

function sentenceOf({ answerable, unanswerable, skipped, beyondLimit }: Initialised, file: string): string {
  const left = [
    skipped > 0 && `of ${sections(skipped)} none was made, without a heading or a sentence at the beginning`,
    beyondLimit > 0 &&
      `${sections(beyondLimit)} more ${beyondLimit === 1 ? "is" : "are"} left out by --limit`,
  ].filter((each) => each !== false);
  const made = `${answerable} ${answerable === 1 ? "question" : "questions"} from the knowledge and ${unanswerable} that it should not answer are in ${file}`;
  return `${[made, ...left].join("; ")}.`;
}

function sections(count: number): string {
  return count === 1 ? "1 section" : `${count} sections`;
}
