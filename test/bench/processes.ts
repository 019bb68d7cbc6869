import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Figure, figureOf, percentile } from "./figures.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const LEDGER = join(ROOT, "bin", "run.js");
const RUNS = 15;

/** Whole processes, from their start to their end, in turns with `node -e 0`. */
export function benchProcesses(): Figure[] {
  const version: number[] = [];
  const empty: number[] = [];
  const ask: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const times = [
      timeOf([LEDGER, "--version"]),
      timeOf(["-e", "0"]),
      timeOf([LEDGER, "ask", QUESTION]),
    ] as const;
    // The first run warms the disk cache and is not counted.
    if (run === 0) continue;
    version.push(times[0]);
    empty.push(times[1]);
    ask.push(times[2]);
  }
  return [
    figureOf("ledger --version", "ms", version, { what: "node -e 0", value: percentile(empty, 0.5) }),
    figureOf("ledger ask, bundled knowledge", "ms", ask, { what: "goal", value: 400 }),
  ];
}

const QUESTION = "How long is an idempotency key kept?";

function timeOf(args: readonly string[]): number {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}: ${stderr}`);
  return performance.now() - startedAt;
}
