import { rename, stat } from "node:fs/promises";
import { type DestinationStream, pino } from "pino";

export interface LogFile {
  readonly stream: DestinationStream;
  close(): void;
}

const MAX_BYTES = 10 * 1024 * 1024;

/** Opens a file to append log lines to. One that has grown large is put aside under `.1` first. */
export async function openLogFile(path: string): Promise<LogFile> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_BYTES) await rename(path, `${path}.1`);
  const stream = pino.destination({ dest: path, sync: true, append: true, mkdir: true });
  return { stream, close: () => stream.end() };
}
