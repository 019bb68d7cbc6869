import type { ChildProcess, SpawnOptions } from "node:child_process";
import { spawn } from "node:child_process";

/**
 * As whom Postgres runs: as we do, as another user, or in a user namespace, where we look like the user `seenUid`
 * and keep our rights to our files (user_namespaces(7)).
 */
export type RunAs =
  | { readonly kind: "self" }
  | { readonly kind: "user"; readonly uid: number; readonly gid: number }
  | { readonly kind: "namespace"; readonly seenUid: number };

export interface ProgramEnd {
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** What it wrote to both of its outputs. */
  readonly output: string;
}

const KEPT_VARIABLES = ["PATH", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

/**
 * Starts a Postgres program as the chosen user. It gets a process group of its own, so that Ctrl-C in a
 * terminal reaches us alone and we stop the server when its users are done, and it never sees our environment.
 */
export function startProgram(
  runAs: RunAs,
  file: string,
  args: readonly string[],
  stdio: SpawnOptions["stdio"] = ["ignore", "pipe", "pipe"],
): ChildProcess {
  const options: SpawnOptions = {
    stdio,
    detached: process.platform !== "win32",
    windowsHide: true,
    env: quietEnvironment(),
  };
  if (runAs.kind === "user") return spawn(file, args, { ...options, uid: runAs.uid, gid: runAs.gid });
  if (runAs.kind === "self") return spawn(file, args, options);
  // unshare executes the program in its own place, so that the process id is the program's.
  const identity = ["--user", `--map-user=${runAs.seenUid}`, `--map-group=${runAs.seenUid}`];
  return spawn("unshare", [...identity, "--", file, ...args], options);
}

/** Runs a program to its end. Rejects when it cannot be started. */
export function runProgram(runAs: RunAs, file: string, args: readonly string[]): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = startProgram(runAs, file, args);
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer) => chunks.push(chunk);
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    signalWhenWeEnd(child, () => child.kill("SIGINT"));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8").trim() }));
  });
}

/** Calls `signal` synchronously when this process ends before the child does. */
export function signalWhenWeEnd(child: ChildProcess, signal: () => void): void {
  process.once("exit", signal);
  child.once("close", () => process.off("exit", signal));
}

/** Without PG* and locale variables, which would change what Postgres does, and without our secrets. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = KEPT_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: "C", TZ: "UTC" };
}
