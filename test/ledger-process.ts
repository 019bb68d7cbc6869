import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const LEDGER = join(import.meta.dirname, "..", "bin", "run.js");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface LedgerProcess {
  readonly child: ChildProcess;
  readonly stdin: NonNullable<ChildProcess["stdin"]>;
  readonly ended: Promise<Ended>;
  /** The next line of its output. */
  nextLine(): Promise<string>;
}

const running = new Set<ChildProcess>();

/** Whom root can run the program as, where file modes are to count; the test's own user otherwise. */
export const ORDINARY_USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** A clone in a folder that only root may enter cannot be run by anybody else. */
export const canBeOrdinary =
  spawnSync(process.execPath, [LEDGER, "--version"], { ...ORDINARY_USER, cwd: "/" }).status === 0;

/** The built program, as a user runs it; the shell's own settings of Ledger do not reach it. */
export function startLedger(
  args: readonly string[],
  env: Record<string, string> = {},
  user: { uid?: number; gid?: number } = {},
): LedgerProcess {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [LEDGER, ...args], {
    env: { PATH, HOME, ...env },
    stdio: ["pipe", "pipe", "pipe"],
    ...user,
  });
  running.add(child);
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const ended = once(child, "close").then(() => {
    running.delete(child);
    return { code: child.exitCode, stdout, stderr };
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    stdin: child.stdin,
    ended,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`There is no more output. Errors: ${stderr}`);
      return value;
    },
  };
}

/** Runs the program to its end with the given input. */
export async function runLedger(
  args: readonly string[],
  input = "",
  env?: Record<string, string>,
  user?: { uid?: number; gid?: number },
): Promise<Ended> {
  const { stdin, ended } = startLedger(args, env, user);
  // A program that does not read its input closes the pipe early.
  stdin.on("error", () => {});
  stdin.end(input);
  return ended;
}

/** For `afterEach`: nothing that a test started outlives it. */
export async function endLedgers(): Promise<void> {
  for (const child of running) {
    child.kill("SIGTERM");
    await once(child, "close");
  }
}
