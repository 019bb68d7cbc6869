import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a process holds of the machine's memory. */
export interface ResidentMemory {
  readonly mib: number;
  /** The most that it ever held, where the system keeps that. */
  readonly peakMib?: number;
}

/** @throws Error where the process is not there. */
export function residentMemory(pid: number): ResidentMemory {
  return process.platform === "linux" ? fromProc(pid) : { mib: Number(psOf(pid)) / 1024 };
}

function fromProc(pid: number): ResidentMemory {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mibOf = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { mib: mibOf("VmRSS"), peakMib: mibOf("VmHWM") };
}

function psOf(pid: number): string {
  return execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
}
