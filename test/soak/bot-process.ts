import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";

const PROGRAM = join(import.meta.dirname, "..", "..", "bin", "run.js");

/** One `ledger start` in a process of its own. */
export interface BotProcess {
  readonly pid: number;
  /** Rejects when it ends by itself; never resolves. */
  readonly broken: Promise<never>;
  /** Returns the exit code. */
  stop(): Promise<number | null>;
}

export function startBotProcess(env: Record<string, string>, logFile: string): BotProcess {
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, [PROGRAM, "start", "--role", "all", "--port", "0"], {
    env,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  const broken = Promise.withResolvers<never>();
  // Whoever waits for something else at that moment hears of it later.
  broken.promise.catch(() => {});
  let stopping = false;
  const exited = once(child, "exit");
  child.once("exit", (code, signal) => {
    if (!stopping) broken.reject(new Error(`ledger start ended with ${code ?? signal}. Its log: ${logFile}`));
  });
  if (child.pid === undefined) throw new Error("ledger start cannot be started.");
  return {
    pid: child.pid,
    broken: broken.promise,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      child.kill("SIGTERM");
      await exited;
      return child.exitCode;
    },
  };
}
