import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

export interface ChildOptions {
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The folder that it runs in; the temporary one, so that it leaves nothing elsewhere. */
  readonly cwd?: string;
  /** Gets what it writes. A file, because reading a pipe would cost the generator time. */
  readonly logFile: string;
  /** Opens a channel for messages, which also tells it when this process has ended. */
  readonly ipc?: boolean;
}

/** A Node program as a group of processes of its own. It ends with this process, however this one ends by itself. */
export interface Child {
  readonly pid: number | undefined;
  readonly process: ChildProcess;
  /** How it ended, such as `ended with 1`. Never rejects. */
  readonly gone: Promise<string>;
  /** The end of its log, for an error. */
  lastWords(): Promise<string>;
  /** Asks it to end, and ends it and all that it has started when that takes too long. Safe to call again. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 5_000;
const LOG_LINES_SHOWN = 5;

export function startChild({ file, args = [], env, cwd, logFile, ipc = false }: ChildOptions): Child {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...env },
    // A signal to its group reaches what it has started; Ctrl-C reaches this process alone, which ends it in order.
    detached: process.platform !== "win32",
    stdio: ["ignore", log, log, ...(ipc ? ["ipc" as const] : [])],
    ...(cwd !== undefined && { cwd }),
  });
  closeSync(log);
  const kill = () => killGroup(child);
  process.once("exit", kill);
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(`could not be started: ${error.message}`));
    child.once("exit", (code, signal) => resolve(`ended with ${signal ?? code}`));
  });
  return {
    pid: child.pid,
    process: child,
    gone,
    lastWords: () => lastLines(logFile),
    async stop() {
      child.kill("SIGTERM");
      const timer = new AbortController();
      const late = delay(STOP_WITHIN_MS, undefined, { signal: timer.signal }).then(kill, () => {});
      await Promise.race([gone, late]);
      timer.abort();
      await gone;
      // What it has started may have outlived it.
      kill();
      process.off("exit", kill);
    },
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill("SIGKILL");
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nobody of it is left.
  }
}

async function lastLines(file: string): Promise<string> {
  const lines = (await readFile(file, "utf8").catch(() => "")).trimEnd().split("\n");
  return lines.slice(-LOG_LINES_SHOWN).join("\n") || "(none)";
}
