import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpus } from "node:os";
import { join } from "node:path";
import type { GeneratorOrder, GeneratorRun } from "./loadtest-generator-run.ts";

const PROGRAM = join(import.meta.dirname, "loadtest-generator-run.ts");

/** Runs the generator in a process of its own; on Linux it may use one core only, the last one. */
export async function measureGenerator(order: GeneratorOrder): Promise<GeneratorRun> {
  const node = ["--expose-gc", "--no-warnings"];
  const pinned = spawnSync("taskset", ["-c", lastCore(), "true"]).status === 0;
  const child = fork(
    PROGRAM,
    [JSON.stringify(order)],
    pinned
      ? { execPath: "taskset", execArgv: ["-c", lastCore(), process.execPath, ...node] }
      : { execArgv: node },
  );
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The generator ended with ${code}.`);
  });
  const [run] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {});
  return run as GeneratorRun;
}

function lastCore(): string {
  return String(cpus().length - 1);
}
