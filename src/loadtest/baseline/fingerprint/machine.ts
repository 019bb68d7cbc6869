import { availableParallelism, cpus, totalmem } from "node:os";
import process from "node:process";

/** The machine that a run was made on, as far as times depend on it. */
export interface Machine {
  /** The model as the system names it. */
  readonly cpu: string;
  /** That this process may use, be it in a container. */
  readonly cores: number;
  readonly memoryMiB: number;
  /** Of Node.js, such as `v24.1.0`. */
  readonly node: string;
  /** The system and the architecture, such as `linux x64`. */
  readonly platform: string;
}

const MIB = 1_048_576;

export function thisMachine(): Machine {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memoryMiB: Math.round(memory / MIB),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}
