import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import type { Case } from "../case.ts";
import type { ReadPassage } from "../observation.ts";
import type { Asked } from "../through/asked.ts";
import { unwritableRun } from "./journal-fault.ts";
import { digestOf, type RunHeader } from "./journal-line.ts";

/** The journal of a run while it grows. */
export interface JournalWriter {
  add(given: Case, sample: number, asked: Asked): void;
  close(): void;
}

/**
 * A line is written with one call as soon as it is known, so that a process which is killed leaves whole lines. One for
 * which there is no room is taken back, so that the run can be gone on with.
 * @param header of a new run; absent where lines are added to one that is there
 * @param passages how many are in it already
 * @throws LedgerError RUN_UNWRITABLE
 */
export function writeJournal(path: string, header: RunHeader | undefined, passages = 0): JournalWriter {
  const file = attempt(path, () => openSync(path, header ? "wx" : "a"));
  const numbers = new Map<string, number>();
  let nextPassage = passages;
  const write = (line: unknown) =>
    attempt(path, () => writeWhole(file, Buffer.from(`${JSON.stringify(line)}\n`)));
  if (header) write(header);

  function numberOf({ source, text, about }: ReadPassage): number {
    const key = JSON.stringify([source, text, about]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const passage = nextPassage;
    write({ passage, source, text, ...(about !== undefined && { about }) });
    nextPassage += 1;
    if (numbers.size >= MOST_KNOWN) numbers.clear();
    numbers.set(key, passage);
    return passage;
  }

  return {
    add(given, sample, asked) {
      const head = { kind: asked.kind, id: given.id, sample, digest: digestOf(given) };
      if (asked.kind !== "observed") return write({ ...head, because: asked.because });
      const { observation } = asked;
      write({ ...head, observation: { ...observation, passages: observation.passages.map(numberOf) } });
    },
    close: () => closeSync(file),
  };
}

/** What many questions were answered from is written once; of ever more passages not all are remembered. */
const MOST_KNOWN = 2_000;

function writeWhole(file: number, bytes: Buffer): void {
  const before = fstatSync(file).size;
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  } catch (error) {
    ftruncateSync(file, before);
    throw error;
  }
}

function attempt<Value>(path: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    throw unwritableRun(path, error);
  }
}
