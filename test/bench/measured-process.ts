import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** What a whole process took, those that it started too. */
export interface ProcessUsage {
  readonly wallMs: number;
  readonly userMs: number;
  /** Of the largest of them, at its largest. */
  readonly memoryMiB: number;
}

export interface MeasuredProcess {
  /** A program of Node. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Codes to end with; others are a fault. */
  readonly codes: readonly number[];
}

const AT_EXIT = pathToFileURL(join(import.meta.dirname, "usage-at-exit.ts")).href;

/** Runs a program to its end; what it says is thrown away. */
export function measureProcess({ program, args, env, codes }: MeasuredProcess): ProcessUsage {
  const folder = mkdtempSync(join(tmpdir(), "ledger-bench-usage-"));
  try {
    const startedAt = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["--import", AT_EXIT, program, ...args], {
      cwd: folder,
      env: { ...process.env, ...env, BENCH_USAGE_FOLDER: folder },
      stdio: ["ignore", "ignore", "pipe"],
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    const wallMs = performance.now() - startedAt;
    if (!codes.includes(status ?? -1))
      throw new Error(`${program} ${args.join(" ")} ended with ${status}: ${stderr.slice(0, 2_000)}`);
    const usages = readdirSync(folder)
      .filter((name) => /^\d+\.json$/u.test(name))
      .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as NodeJS.ResourceUsage);
    return {
      wallMs,
      userMs: usages.reduce((sum, { userCPUTime }) => sum + userCPUTime / 1_000, 0),
      memoryMiB: Math.max(...usages.map(({ maxRSS }) => maxRSS / 1_024)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
