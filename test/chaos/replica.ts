import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

const PROGRAM = join(import.meta.dirname, "..", "..", "bin", "run.js");

/** The exit code of a start that tells which service it needs and does not find. */
const REFUSED = 4;
const PAUSE_MS = 500;

export type Role = "all" | "gateway" | "worker";

/** One `ledger start` in a process of its own, that is started anew whenever it has ended. */
export interface Replica {
  readonly name: string;
  readonly role: Role;
  /** Ends it as a machine does that loses its power, and starts another in its place. */
  kill(): Promise<void>;
  /** Ends it as a deployment does, and starts another in its place. Returns the exit code. */
  roll(): Promise<number | null>;
  /** Stands still for a while, as in a long pause of the machine, and then goes on. */
  freeze(): void;
  thaw(): void;
  /** Ends it for good. */
  stop(): Promise<number | null>;
  /** How often it ended by itself, which it never should. */
  crashes(): number;
  /** How often it said that it cannot start, as when Postgres is away at that moment. */
  refusals(): number;
}

export function startReplica(
  name: string,
  role: Role,
  env: Record<string, string>,
  logFile: string,
): Replica {
  let wanted = true;
  let crashed = 0;
  let refused = 0;
  let child = spawnOne();

  function spawnOne(): ChildProcess {
    const log = openSync(logFile, "a");
    const started = spawn(process.execPath, [PROGRAM, "start", "--role", role], {
      env,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    started.once("exit", (code, signal) => {
      if (signal !== null || !wanted || child !== started || code === 0) return;
      if (code === REFUSED) refused += 1;
      else crashed += 1;
      setTimeout(() => {
        if (wanted && child === started) child = spawnOne();
      }, PAUSE_MS);
    });
    return started;
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const ending = child;
    if (ending.exitCode !== null || ending.signalCode !== null) return exitOf(ending);
    const exited = once(ending, "exit");
    ending.kill("SIGCONT");
    ending.kill(signal);
    await exited;
    return exitOf(ending);
  }

  return {
    name,
    role,
    async kill() {
      await end("SIGKILL");
      child = spawnOne();
    },
    async roll() {
      const ending = child;
      // The next one is there before this one goes, as in a rolling update.
      child = spawnOne();
      const exited = once(ending, "exit");
      ending.kill("SIGTERM");
      await exited;
      return exitOf(ending);
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    async stop() {
      wanted = false;
      return end("SIGTERM");
    },
    crashes: () => crashed,
    refusals: () => refused,
  };
}

/** The signal itself ends only one that has not begun yet, which is as well as any. */
function exitOf({ exitCode, signalCode }: ChildProcess): number | null {
  return signalCode === "SIGTERM" ? 0 : exitCode;
}
