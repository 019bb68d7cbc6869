import type { MaskedPattern } from "../../telemetry/masked-pattern.ts";
import type { Entry } from "./entry.ts";
import type { CassetteMode } from "./mode.ts";
import { openTape, type Tape, type TapeOptions } from "./tape.ts";

/** The tapes in use: one for each path, however many runs want it at once. */
export interface Tapes {
  /** A tape for as long as the work takes. */
  using<Value>(path: string, work: (tape: Tape) => Promise<Value>): Promise<Value>;
  /** A tape that stays open. */
  shared(path: string): Promise<Tape>;
  saveShared(): Promise<void>;
}

export interface TapesOptions {
  readonly mode: CassetteMode;
  readonly patterns: readonly MaskedPattern[];
}

export function createTapes({ mode, patterns }: TapesOptions): Tapes {
  const open = new Map<string, { readonly tape: Promise<Tape>; users: number }>();
  const shared = new Map<string, Promise<Tape>>();
  /** What `refresh` has recorded: a later sample of the same case does not take it for old. */
  const refreshed = new Set<string>();
  return {
    async using(path, work) {
      const inUse = open.get(path) ?? {
        tape: openTape({ path, patterns, staying: stayingOn(path) }),
        users: 0,
      };
      open.set(path, inUse);
      inUse.users++;
      try {
        return await work(await inUse.tape);
      } finally {
        inUse.users--;
        if (inUse.users === 0) open.delete(path);
      }
    },
    shared(path) {
      const known = shared.get(path) ?? openTape({ path, patterns, staying: keepAll });
      shared.set(path, known);
      return known;
    },
    async saveShared() {
      for (const tape of shared.values()) await (await tape).save();
    },
  };

  /** What `refresh` did not ask for again is stale, unless it is of another model. */
  function stayingOn(path: string): TapeOptions["staying"] {
    if (mode !== "refresh") return keepAll;
    return (old, recorded) => {
      const models = new Set(recorded.map(({ request }) => request.model));
      for (const { key } of recorded) refreshed.add(`${path} ${key}`);
      return old.filter(({ key, request }) => refreshed.has(`${path} ${key}`) || !models.has(request.model));
    };
  }
}

function keepAll(old: readonly Entry[]): readonly Entry[] {
  return old;
}
