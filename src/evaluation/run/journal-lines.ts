import { readSync } from "node:fs";
import { invalidRun } from "./journal-fault.ts";

/** Where a line stands in a file; its number counts from 1. */
export interface PlacedLine {
  readonly number: number;
  readonly offset: number;
  readonly bytes: number;
}

const CHUNK = 1 << 16;
const NEWLINE = 0x0a;

/**
 * The lines of an open file, one after the other.
 * @throws LedgerError RUN_INVALID where the last one is cut off
 */
export function* linesOf(file: number, path: string): Generator<PlacedLine & { readonly text: string }> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let number = 1;
  for (;;) {
    const chunk = Buffer.alloc(CHUNK);
    const read = readSync(file, chunk, 0, CHUNK, offset + rest.length);
    if (read === 0) break;
    const bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      yield { number, offset, bytes: end - start, text: bytes.toString("utf8", start, end) };
      offset += end + 1 - start;
      start = end + 1;
      number += 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0)
    throw invalidRun(
      path,
      `its last line (${number}) is cut off`,
      `Take line ${number} out to go on with what is before it, or ask anew.`,
    );
}
