import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGatheredText } from "../../../report-files/gathered-text.ts";

const CHUNK = 65_536;

/** Text that is put by until what comes before it is known. It is on disk, and memory does not grow with it. */
export interface Spool {
  write(text: string): Promise<void>;
  /** Bytes that were written so far. */
  length(): number;
  /** Reads it again, from one length to another. */
  read(from: number, to: number): AsyncIterable<string>;
  close(): Promise<void>;
}

export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `ledger-spool-${randomUUID()}`);
  const handle = await open(path, "wx+", 0o600);
  // Without its name the file is gone when this process is, however it ends.
  await rm(path);
  const text = createGatheredText((part) => handle.appendFile(part));
  let length = 0;
  return {
    async write(part) {
      length += Buffer.byteLength(part);
      await text.write(part);
    },
    length: () => length,
    async *read(from, to) {
      await text.flush();
      yield* readTexts(handle, from, to);
    },
    close: () => handle.close(),
  };
}

async function* readTexts(handle: FileHandle, from: number, to: number): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const buffer = Buffer.alloc(CHUNK);
  for (let at = from; at < to; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(CHUNK, to - at), at);
    if (bytesRead === 0)
      throw new Error("The file of what was put by is shorter than what was written to it.");
    at += bytesRead;
    yield decoder.decode(buffer.subarray(0, bytesRead), { stream: at < to });
  }
}
