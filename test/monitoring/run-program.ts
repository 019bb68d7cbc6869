import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

export const REPOSITORY = resolve(import.meta.dirname, "../..");
export const PROMETHEUS_FOLDER = resolve(REPOSITORY, "compose/prometheus");
export const ALERTMANAGER_FILE = resolve(REPOSITORY, "compose/alertmanager/alertmanager.yml");

export interface Outcome {
  readonly status: number | null;
  /** What it wrote, on both streams. */
  readonly output: string;
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: { cwd?: string; input?: string } = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(program, args, {
    ...options,
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, output: `${stdout}${stderr}` };
}
