import { AsyncLocalStorage } from "node:async_hooks";
import type { Environment } from "../../config/environment.ts";
import { type Clock, systemClock } from "../../core/clock.ts";
import type { LedgerError } from "../../core/errors.ts";
import { readAsked, urlOf } from "./asked.ts";
import { blockNetwork, type MayConnect, networkBlocked } from "./block-network.ts";
import { cassettePath, embeddingsPath } from "./cassette-path.ts";
import { forbidden } from "./masked.ts";
import { type CassetteMode, isRecording, refuseInCi } from "./mode.ts";
import { play } from "./play.ts";
import { readCassette } from "./read-cassette.ts";
import { createRun, type Run, type TapeUse } from "./run.ts";
import type { Tape } from "./tape.ts";
import { createTapes } from "./tapes.ts";

export interface CassetteOptions {
  readonly folder: string;
  /** `replay` unless said. */
  readonly mode?: CassetteMode;
  /** For `CI`. */
  readonly env?: Environment;
  /** Record although `CI` is set. */
  readonly force?: boolean;
  /** Values that never stand in a file, such as the endpoint's key. */
  readonly secrets?: readonly string[];
  /** What a replay may connect to all the same; nothing unless said. */
  readonly mayConnect?: MayConnect;
  /** Of the recorded latency, in milliseconds. */
  readonly clock?: Clock;
}

export interface CaseRun {
  readonly caseId: string;
  /** Which sample of the case this is, from 1; the first unless said. */
  readonly sample?: number;
}

export interface Played<Value> {
  readonly value: Value;
  readonly tape: TapeUse;
}

/** The model endpoint on tape. */
export interface Cassettes {
  readonly mode: CassetteMode;
  /** For the `fetch` of `createModel` and `createEmbeddings`. */
  readonly fetch: typeof fetch;
  /**
   * Does work whose calls belong to a case, and writes what is recorded. Cases may run at once where their calls
   * are made from within the work; a call from elsewhere is taken to be of the only case that runs.
   * @throws LedgerError CASSETTE_MISS, CASSETTE_INVALID, CASSETTE_UNSAFE, CASSETTE_UNWRITABLE; what the work throws
   */
  during<Value>(run: CaseRun, work: () => Promise<Value>): Promise<Played<Value>>;
  /** @throws LedgerError CASSETTE_INVALID where a cassette of these cases is damaged */
  check(caseIds: Iterable<string>): Promise<void>;
  /** What belongs to no case: the vectors of the knowledge. */
  outside(): TapeUse;
  /** What wanted out of a replay, each address once. */
  blocked(): readonly LedgerError[];
  /** Writes the vectors that were recorded, and gives the network back. */
  close(): Promise<void>;
}

/**
 * Opens the cassettes of a folder, one for each case and one for all embeddings.
 * @throws LedgerError RECORDING_REFUSED
 */
export function openCassettes(options: CassetteOptions): Cassettes {
  const { folder, mode = "replay", env = process.env, force = false, clock = systemClock } = options;
  if (!force) refuseInCi(mode, env);
  const patterns = forbidden(options.secrets ?? []);
  const tapes = createTapes({ mode, patterns });
  const block = mode === "replay" ? blockNetwork(options.mayConnect) : undefined;
  const current = new AsyncLocalStorage<CaseOnTape>();
  const running = new Set<CaseOnTape>();
  const outside = createRun(undefined, 1);

  return {
    mode,
    fetch: async (input, init) => {
      const asked = readAsked(urlOf(input), init);
      const send = () => fetch(input, init);
      if (mode === "live") return send();
      const own = current.getStore() ?? onlyOne(running);
      if (!asked) {
        if (mode !== "replay") return send();
        const blocked = networkBlocked(new URL(urlOf(input)).host, "The client of the model");
        (own?.run ?? outside).missed(blocked);
        throw blocked;
      }
      const common = { mode, asked, patterns, clock, send };
      if (asked.path === "/embeddings")
        return play({
          ...common,
          run: own?.run ?? outside,
          tape: await tapes.shared(embeddingsPath(folder)),
        });
      if (!own) throw new Error(`A model was called for no case, while ${running.size} are running.`);
      return play({ ...common, ...own });
    },

    async during({ caseId, sample = 1 }, work) {
      const run = createRun(caseId, sample);
      if (mode === "live") return { value: await work(), tape: run.use() };
      return tapes.using(cassettePath(folder, caseId), async (tape) => {
        const own = { run, tape };
        running.add(own);
        try {
          const value = await current.run(own, work).catch((error: unknown) => {
            // What came of the miss on its way through the model's fallbacks tells less.
            throw run.use().misses[0] ?? error;
          });
          const use = run.use();
          // A case of which some calls failed keeps the cassette that it had.
          if (isRecording(mode) && (mode !== "refresh" || use.unrecorded.length === 0)) await tape.save();
          return { value, tape: use };
        } finally {
          running.delete(own);
        }
      });
    },

    async check(caseIds) {
      if (mode === "live") return;
      await readCassette(embeddingsPath(folder));
      for (const caseId of caseIds) await readCassette(cassettePath(folder, caseId));
    },

    outside: () => outside.use(),
    blocked: () => block?.attempts() ?? [],

    async close() {
      try {
        await tapes.saveShared();
      } finally {
        block?.release();
      }
    },
  };
}

interface CaseOnTape {
  readonly run: Run;
  readonly tape: Tape;
}

function onlyOne<Value>(values: ReadonlySet<Value>): Value | undefined {
  return values.size === 1 ? [...values][0] : undefined;
}
