import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import type { Entry } from "./entry.ts";
import { type PlacedEntry, readCassette } from "./read-cassette.ts";
import { writeCassette } from "./write-cassette.ts";

/** One cassette in use, with what is recorded on it now. */
export interface Tape {
  readonly path: string;
  /** As they were in the file. */
  readonly entries: ReadonlyMap<string, PlacedEntry>;
  find(key: string): Entry | undefined;
  add(entry: Entry): void;
  /** Writes what is new; calls for one tape follow each other. */
  save(): Promise<void>;
}

export interface TapeOptions {
  readonly path: string;
  readonly patterns: readonly MaskedPattern[];
  /** Which entries of the file stay beside what was recorded now; asked each time that the file is written. */
  readonly staying: (old: readonly Entry[], recorded: readonly Entry[]) => readonly Entry[];
}

/** @throws LedgerError CASSETTE_INVALID */
export async function openTape({ path, patterns, staying }: TapeOptions): Promise<Tape> {
  const entries = await readCassette(path);
  const recorded = new Map<string, Entry>();
  let saved = 0;
  let saving = Promise.resolve();
  const write = async () => {
    const count = recorded.size;
    if (saved === count) return;
    const old = [...entries.values()].filter(({ key }) => !recorded.has(key)).map(withoutLine);
    const fresh = [...recorded.values()];
    await writeCassette(path, [...staying(old, fresh), ...fresh], patterns);
    saved = count;
  };
  return {
    path,
    entries,
    find: (key) => recorded.get(key) ?? entries.get(key),
    add: (entry) => void recorded.set(entry.key, entry),
    save() {
      // One that failed is told to whoever wanted it, and the next one tries again.
      saving = saving.catch(() => {}).then(write);
      return saving;
    },
  };
}

function withoutLine({ line: _, ...entry }: PlacedEntry): Entry {
  return entry;
}
