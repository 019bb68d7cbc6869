import { closeSync, openSync, renameSync, writeSync } from "node:fs";

const KEPT_LINES = 200;
const MAX_FILE_BYTES = 5 * 1024 * 1024;

/** The log of one run of the server: its last lines in memory, and a file. */
export interface ServerLog {
  add(line: string): void;
  /** The last 200 lines, the oldest first. */
  lastLines(): readonly string[];
  close(): void;
}

/**
 * Opens a log file anew and keeps the one before it as `.1`. One file holds 5 MiB at most, so that both stay
 * bounded. Only its owner can read it, since the server logs the statements that fail.
 */
export function openServerLog(path: string, onLine: (line: string) => void = () => {}): ServerLog {
  const kept: string[] = [];
  let file = openAnew(path);
  let written = 0;

  return {
    add(line) {
      kept.push(line);
      if (kept.length > KEPT_LINES) kept.shift();
      if (written > MAX_FILE_BYTES) {
        closeFile(file);
        file = openAnew(path);
        written = 0;
      }
      written += writeLine(file, line);
      onLine(line);
    },
    lastLines: () => [...kept],
    close() {
      closeFile(file);
      file = undefined;
    },
  };
}

/** A log that cannot be written never stops the server: the lines in memory remain. */
function openAnew(path: string): number | undefined {
  try {
    renameSync(path, `${path}.1`);
  } catch {
    // There was none yet.
  }
  try {
    return openSync(path, "w", 0o600);
  } catch {
    return undefined;
  }
}

function writeLine(file: number | undefined, line: string): number {
  if (file === undefined) return 0;
  try {
    return writeSync(file, `${line}\n`);
  } catch {
    return 0;
  }
}

function closeFile(file: number | undefined): void {
  if (file !== undefined) closeSync(file);
}
