import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { medianOfBoltEcho } from "./bolt-echo.ts";
import { type Figure, figureOf } from "./figures.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const STARTS = 5;
const QUESTIONS = 300;

/** `ledger dev` as a process of its own: its starts, its answers one after the other, its memory, its end. */
export async function benchWorkbench(): Promise<Figure[]> {
  const first: number[] = [];
  const second: number[] = [];
  const stops: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const dataDir = await mkdtemp(join(tmpdir(), "ledger-bench-"));
    for (const samples of [first, second]) {
      const dev = await startDev(dataDir);
      samples.push(dev.readyMs);
      stops.push(await dev.stop());
    }
    await rm(dataDir, { recursive: true });
  }

  const dataDir = await mkdtemp(join(tmpdir(), "ledger-bench-"));
  const dev = await startDev(dataDir);
  const latencies: number[] = [];
  for (const question of await questions()) latencies.push(await dev.ask(question));
  const memory = await dev.memoryMiB();
  await dev.stop();
  await rm(dataDir, { recursive: true });

  const warm = latencies.slice(20);
  return [
    figureOf("ledger dev, first start until ready", "ms", first, { what: "goal", value: 10_000 }),
    figureOf("ledger dev, later start until ready", "ms", second, { what: "goal", value: 3_000 }),
    figureOf("ledger dev, SIGTERM until gone", "ms", stops, { what: "goal", value: 3_000 }),
    figureOf("a question through the simulated Slack", "ms", warm, { what: "goal", value: 25 }),
    figureOf("the same, beside a Bolt app that only echoes", "ms", warm, {
      what: "Bolt echo",
      value: await medianOfBoltEcho(),
    }),
    figureOf(`memory after ${latencies.length} questions, Postgres apart`, "MiB", [memory], {
      what: "goal",
      value: 300,
    }),
  ];
}

async function startDev(dataDir: string) {
  const startedAt = performance.now();
  const child = spawn(
    process.execPath,
    ["bin/run.js", "dev", "--json", "--port", "0", "--data-dir", dataDir],
    {
      cwd: ROOT,
      stdio: ["pipe", "pipe", "pipe"],
    },
  );
  const facts = createInterface({ input: child.stderr });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await new Promise<void>((resolve, reject) => {
    facts.on("line", (line) => line.startsWith("ready in") && resolve());
    child.once("exit", (code) => reject(new Error(`ledger dev ended with ${code} before it was ready`)));
  });
  const readyMs = performance.now() - startedAt;
  return {
    readyMs,
    async ask(question: string): Promise<number> {
      child.stdin.write(`${question}\n`);
      const { value } = await answers.next();
      return (JSON.parse(value ?? "{}") as { latencyMs: number }).latencyMs;
    },
    async memoryMiB(): Promise<number> {
      const status = await readFile(`/proc/${child.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    async stop(): Promise<number> {
      const stoppedAt = performance.now();
      child.kill("SIGTERM");
      await once(child, "exit");
      return performance.now() - stoppedAt;
    },
  };
}

async function questions(): Promise<string[]> {
  const lines = (await readFile(join(ROOT, "fixtures/questions/gl-publisher.jsonl"), "utf8"))
    .trim()
    .split("\n");
  const asked = lines.map((line) => (JSON.parse(line) as { question: string }).question);
  return Array.from({ length: QUESTIONS }, (_, at) => asked[at % asked.length] ?? "");
}
