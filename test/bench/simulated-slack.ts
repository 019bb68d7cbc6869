import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { build } from "esbuild";
import { type Figure, figureOf } from "./figures.ts";

const ROUNDS = 7;
const STARTS = 10;
/** The first round warms both ends up. */
const WARM_UP = 1;

const ROOT = join(import.meta.dirname, "..", "..");
/** Where what is built can still import the packages, and no build of the program takes it away. */
const BUILT = join(ROOT, "node_modules", ".cache", "ledger-bench");

/** The simulated Slack under load, built as users run it, each time in processes of its own. */
export async function benchSimulatedSlack(): Promise<Figure[]> {
  await buildPrograms();
  const { rates } = await resultOf<{ rates: number[] }>("slack-load", ROUNDS + WARM_UP);
  const memory = await resultOf<{ peakMiB: number }>("slack-history", 1_000_000);
  const starts: { startMs: number; withImportMs: number }[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    starts.push(await resultOf("slack-start", 0));
  }
  const startMs = starts.map((start) => start.startMs);
  const withImportMs = starts.map((start) => start.withImportMs);
  return [
    figureOf("simulated Slack, events delivered and acknowledged", "events/s", rates.slice(WARM_UP), {
      what: "goal",
      value: 5_000,
    }),
    figureOf("simulated Slack, memory after 1,000,000 messages", "MiB", [memory.peakMiB], {
      what: "goal",
      value: 512,
    }),
    figureOf("simulated Slack, its start until it listens", "ms", startMs, { what: "goal", value: 150 }),
    figureOf("the same, with all imports of a program", "ms", withImportMs),
  ];
}

async function buildPrograms(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ["load", "listeners", "history", "start"].map((program) => `test/bench/slack-${program}.ts`),
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22",
    packages: "external",
    logLevel: "warning",
  });
}

/** Runs a program beside this one, which tells one result and is then ended. */
async function resultOf<Result>(program: string, count: number): Promise<Result> {
  const child = fork(join(BUILT, `${program}.js`), [String(count)]);
  const exited = once(child, "exit").then(([code]) => {
    throw new Error(`${program} ended with ${code} before it told its result`);
  });
  const [result] = await Promise.race([once(child, "message"), exited]);
  exited.catch(() => {});
  child.kill();
  await once(child, "exit");
  return result as Result;
}
