import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCsv, writeJsonLines, writePromptfooYaml } from "./eval-files.ts";
import { type Figure, figureOf, percentile } from "./figures.ts";
import { type MeasuredProcess, measureProcess, type ProcessUsage } from "./measured-process.ts";
import { findPromptfoo, PROMPTFOO_ENV, PROMPTFOO_FLAGS } from "./promptfoo.ts";

const LEDGER = join(import.meta.dirname, "..", "..", "bin", "run.js");
const RUNS = 5;
const FEW = 1_000;
const MANY = 100_000;

/** `ledger eval` as whole processes over the bundled knowledge, beside promptfoo's echo provider, which answers nothing. */
export async function benchEval(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "ledger-bench-"));
  try {
    const file = (name: string) => join(folder, name);
    const [few, many, csv, yaml] = [
      file("few.jsonl"),
      file("many.jsonl"),
      file("many.csv"),
      file("few.yaml"),
    ];
    await writeJsonLines(few, FEW);
    await writeJsonLines(many, MANY);
    await writeCsv(csv, MANY);
    await writePromptfooYaml(yaml, FEW);
    const ledger = (questions: string, ...flags: string[]): MeasuredProcess => ({
      program: LEDGER,
      args: ["eval", questions, ...flags, "--json", "--data-dir", file("data")],
      // 1 where an answer is not what a question wants.
      codes: [0, 1],
    });
    const blessed = (questions: string) => ledger(questions, "--baseline", file("baseline.json"), "--bless");
    return [
      ...figuresOf(`${FEW} questions`, measured(ledger(few), RUNS), GOALS_OF_FEW),
      ...besidePromptfoo(yaml, measured(ledger(yaml), RUNS), folder),
      ...figuresOf(`${MANY} questions`, measured(ledger(many), 1), GOALS_OF_MANY),
      ...figuresOf(`${MANY} rows of CSV, blessed`, measured(blessed(csv), 1), GOALS_OF_MANY),
      ...figuresOf(`${MANY} rows of CSV beside a baseline`, measured(blessed(csv), 1), GOALS_OF_MANY),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Beside = Partial<Record<keyof ProcessUsage, Figure["beside"]>>;

const GOALS_OF_FEW: Beside = {
  wallMs: { what: "goal", value: 2_500 },
  memoryMiB: { what: "goal", value: 250 },
};
const GOALS_OF_MANY: Beside = { memoryMiB: { what: "goal", value: 300 } };

function besidePromptfoo(file: string, usages: readonly ProcessUsage[], folder: string): Figure[] {
  const what = `${FEW} promptfoo tests (YAML)`;
  const program = findPromptfoo();
  if (program === undefined) return figuresOf(`${what}; promptfoo is not installed`, usages, {});
  const echo = measured(
    {
      program,
      args: ["eval", "-c", file, ...PROMPTFOO_FLAGS],
      env: { ...PROMPTFOO_ENV, PROMPTFOO_CONFIG_DIR: join(folder, "promptfoo") },
      // 100 where an assertion does not hold.
      codes: [0, 100],
    },
    RUNS,
  );
  const besideOf = (of: keyof ProcessUsage): Figure["beside"] => ({
    what: "promptfoo echo",
    value: median(echo, of),
  });
  return figuresOf(what, usages, {
    wallMs: besideOf("wallMs"),
    userMs: besideOf("userMs"),
    memoryMiB: besideOf("memoryMiB"),
  });
}

/** Where there are several runs, the first warms the disk cache and is not counted. */
function measured(run: MeasuredProcess, runs: number): ProcessUsage[] {
  if (runs > 1) measureProcess(run);
  return Array.from({ length: runs }, () => measureProcess(run));
}

function figuresOf(what: string, usages: readonly ProcessUsage[], beside: Beside): Figure[] {
  const figure = (name: string, unit: Figure["unit"], of: keyof ProcessUsage) =>
    figureOf(
      `ledger eval, ${what}${name}`,
      unit,
      usages.map((usage) => usage[of]),
      beside[of],
    );
  return [
    figure("", "ms", "wallMs"),
    figure(": user CPU", "ms", "userMs"),
    figure(": memory at most", "MiB", "memoryMiB"),
  ];
}

function median(usages: readonly ProcessUsage[], of: keyof ProcessUsage): number {
  return percentile(
    usages.map((usage) => usage[of]),
    0.5,
  );
}
