import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What the system says of a process id. `startedAt` tells the process from a later one with the same id. */
export type ProcessIdentity =
  | { readonly running: false }
  | { readonly running: true; readonly startedAt?: string };

/** Looks a process id up. `startedAt` is missing where it cannot be read, as on Windows. */
export function identifyProcess(pid: number): ProcessIdentity {
  if (!isSignallable(pid)) return { running: false };
  if (process.platform === "linux") return identifyOnLinux(pid);
  if (process.platform === "win32") return { running: true };
  return identifyByPs(pid);
}

function isSignallable(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, but a living one.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** proc(5): after the name in parentheses come the state and, as field 22, the start in ticks since the boot. */
function identifyOnLinux(pid: number): ProcessIdentity {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie has ended; its parent has only not asked how.
    if (fields[0] === "Z") return { running: false };
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return { running: true, startedAt: `${boot}/${fields[19]}` };
  } catch {
    return { running: isSignallable(pid) };
  }
}

function identifyByPs(pid: number): ProcessIdentity {
  try {
    const env = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
    const output = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { env, encoding: "utf8" });
    const [state = "", ...start] = output.trim().split(/\s+/);
    return state.startsWith("Z") ? { running: false } : { running: true, startedAt: start.join(" ") };
  } catch {
    return { running: isSignallable(pid) };
  }
}
