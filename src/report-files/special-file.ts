import { open } from "node:fs/promises";
import type { Sink } from "./sink.ts";

const STANDARD_STREAMS: Readonly<Record<string, "stdout" | "stderr">> = {
  "/dev/stdout": "stdout",
  "/dev/fd/1": "stdout",
  "/proc/self/fd/1": "stdout",
  "/dev/stderr": "stderr",
  "/dev/fd/2": "stderr",
  "/proc/self/fd/2": "stderr",
};

/** A path of the system that means the output of this process, whatever that leads to: as a file it may not be opened again. */
export function standardStream(path: string): Sink | undefined {
  const name = STANDARD_STREAMS[path];
  if (!name) return undefined;
  const stream = process[name];
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    keep: async () => {},
    drop: async () => {},
  };
}

/** A device or a named pipe: nothing can stand beside it and take its place. */
export async function openSpecialFile(path: string): Promise<Sink> {
  const handle = await open(path, "a");
  return {
    write: (text) => handle.appendFile(text),
    keep: () => handle.close(),
    drop: () => handle.close(),
  };
}
