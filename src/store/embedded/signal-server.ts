import { spawnSync } from "node:child_process";
import type { Binaries } from "./binaries.ts";

/** How a server is told to end: fast (roll back, checkpoint), immediate (recover at the next start), or killed. */
export type Shutdown = "SIGINT" | "SIGQUIT" | "SIGKILL";

/**
 * Signals a server process, synchronously. Windows has no signals: there `pg_ctl kill` writes to the pipe that a
 * Postgres process listens on. A process that is gone already is fine.
 */
export function signalServer(binaries: Binaries, pid: number, signal: Shutdown): void {
  if (process.platform === "win32" && signal !== "SIGKILL") {
    spawnSync(binaries.pgCtl, ["kill", signal.replace("SIG", ""), String(pid)], { windowsHide: true });
    return;
  }
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
