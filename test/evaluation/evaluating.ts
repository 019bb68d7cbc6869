import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { EvalOptions } from "../../src/evaluation/eval-options.ts";
import type { ReportOptions } from "../../src/evaluation/report/open-reporters.ts";
import { runEval } from "../../src/evaluation/run-eval.ts";
import { folderOf } from "../knowledge/write-folder.ts";
import { temporaryFolder } from "../temporary-folder.ts";

export const ZEBRAS = "# Zebras\n\n## Coat\n\nZebras are striped in black and white.\n";
export const COAT = { id: "coat", question: "What are zebras?", gold: ["zebras.md#coat"] };
export const CAKE = { id: "cake", question: "How do I bake a cake?", gold: [] };

export interface Given extends Partial<Omit<EvalOptions, "reports">> {
  /** Of the knowledge; one about zebras unless said. */
  readonly documents?: Readonly<Record<string, string>>;
  readonly questions?: readonly object[];
  readonly reports?: Partial<ReportOptions>;
}

export interface Evaluated {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
  readonly warnings: readonly string[];
}

/** Where questions and runs of a test stand, so that one run may go on with another. */
export async function evaluationFolder(questions: readonly object[]): Promise<string> {
  const folder = await temporaryFolder();
  await writeQuestions(folder, questions);
  return folder;
}

export async function writeQuestions(folder: string, questions: readonly object[]): Promise<void> {
  await writeFile(
    join(folder, "questions.jsonl"),
    questions.map((question) => `${JSON.stringify(question)}\n`).join(""),
  );
}

/** Runs an evaluation as the command does, with what it would print. */
export async function evaluating(
  { documents = { "zebras.md": ZEBRAS }, questions = [COAT, CAKE], reports, ...options }: Given = {},
  folder?: string,
): Promise<Evaluated> {
  const home = folder ?? (await evaluationFolder(questions));
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const warnings: string[] = [];
  const printed = Promise.all([text(output), text(errors)]);
  try {
    const exitCode = await runEval({
      env: {},
      files: [join(home, "questions.jsonl")],
      bundled: await folderOf(documents),
      thresholds: [],
      bless: false,
      selfCheck: false,
      seed: 1,
      repeat: 1,
      concurrency: 2,
      failFast: false,
      only: [],
      tags: [],
      runsFolder: join(home, "eval"),
      answers: "offline",
      cassettes: join(home, "cassettes"),
      through: "path",
      reports: {
        output: output as unknown as NodeJS.WriteStream,
        errors: errors as unknown as NodeJS.WriteStream,
        env: {},
        json: true,
        annotations: false,
        ...reports,
      },
      signal: new AbortController().signal,
      onWarning: (warning) => void warnings.push(warning),
      ...options,
    });
    output.end();
    errors.end();
    const [out, err] = await printed;
    return { exitCode, output: out, errors: err, warnings };
  } finally {
    output.end();
    errors.end();
  }
}

/** The same, with what `--json` printed. */
export async function evaluatedJson(given: Given = {}, folder?: string) {
  const evaluated = await evaluating(given, folder);
  return { ...evaluated, json: JSON.parse(evaluated.output) };
}
