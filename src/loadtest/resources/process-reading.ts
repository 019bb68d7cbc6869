import { readFile } from "node:fs/promises";
import type { BotReading } from "./bot-reading.ts";

/** Linux counts CPU time for programs in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;
const UTIME = 11;
const STIME = 12;

/**
 * CPU time and memory of a process by /proc, which costs the process nothing and is there also while it hangs. Empty
 * where there is no /proc, or no such process. Source: proc_pid_stat(5), proc_pid_status(5)
 */
export async function processReading(pid: number): Promise<Pick<BotReading, "cpuSeconds" | "memoryBytes">> {
  try {
    const [stat, status] = await Promise.all([
      readFile(`/proc/${pid}/stat`, "utf8"),
      readFile(`/proc/${pid}/status`, "utf8"),
    ]);
    return { cpuSeconds: cpuSecondsOf(stat), memoryBytes: memoryOf(status) };
  } catch {
    return {};
  }
}

/** The program's name in parentheses may hold anything, so fields are counted from the last of them. */
function cpuSecondsOf(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[UTIME]) + Number(fields[STIME])) / TICKS_PER_SECOND;
}

function memoryOf(status: string): number | undefined {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
}
