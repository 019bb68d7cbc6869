import type { LedgerError } from "../../core/errors.ts";
import { readUsage } from "../openai/usage-of.ts";
import { costOf } from "../prices.ts";
import type { Entry } from "./entry.ts";

/** What was read from cassettes and written to them while a case was answered. */
export interface TapeUse {
  /** Requests that strict replay does not have: the case's verdict is that of a stale cassette. */
  readonly misses: readonly LedgerError[];
  readonly replayed: number;
  readonly recorded: number;
  /** What the endpoint took when it was recorded, all calls together; null where there was no call. */
  readonly latencyMs: number | null;
  /** US dollars for calls of the endpoint that were recorded just now; null where a price is not known. */
  readonly costUsd: number | null;
  /** How often each kind of secret and personal data was masked. */
  readonly redacted: Readonly<Record<string, number>>;
  /** Why calls that were made have no recording. */
  readonly unrecorded: readonly string[];
}

/** One case on its way, or all that belongs to no case. */
export interface Run {
  readonly caseId: string | undefined;
  /** The sample of this request that is next: each one that was replayed or recorded counts. */
  sampleOf(key: string): number;
  missed(miss: LedgerError): void;
  replayed(key: string, entry: Entry): void;
  /** A call of the endpoint begins; until it is recorded, this is why it is not. */
  waits(key: string, why: string): void;
  recorded(key: string, entry: Entry, redacted: Readonly<Record<string, number>>): void;
  use(): TapeUse;
}

export function createRun(caseId: string | undefined, firstSample: number): Run {
  const taken = new Map<string, number>();
  const waiting = new Map<string, string>();
  const redacted = new Map<string, number>();
  const misses: LedgerError[] = [];
  let [replayed, recorded] = [0, 0];
  let latencyMs: number | null = null;
  let costUsd: number | null = 0;
  const take = (key: string, { latency }: Entry) => {
    taken.set(key, (taken.get(key) ?? 0) + 1);
    latencyMs = (latencyMs ?? 0) + latency.totalMs;
  };
  return {
    caseId,
    sampleOf: (key) => firstSample + (taken.get(key) ?? 0),
    missed: (miss) => void misses.push(miss),
    replayed(key, entry) {
      take(key, entry);
      replayed++;
    },
    waits: (key, why) => void waiting.set(key, why),
    recorded(key, entry, kinds) {
      take(key, entry);
      waiting.delete(key);
      recorded++;
      const cost = costOfEntry(entry);
      costUsd = costUsd === null || cost === null ? null : costUsd + cost;
      for (const [kind, times] of Object.entries(kinds))
        redacted.set(kind, (redacted.get(kind) ?? 0) + times);
    },
    use: () => ({
      misses,
      replayed,
      recorded,
      latencyMs,
      costUsd,
      redacted: Object.fromEntries([...redacted].sort()),
      unrecorded: [...waiting.values()],
    }),
  };
}

/** By the price table; null for a model that is not in it, or where no usage was told. */
function costOfEntry({ path, request, response }: Entry): number | null {
  // Embeddings have no completion tokens.
  const usage = path === "/embeddings" ? { completion_tokens: 0, ...Object(response.usage) } : response.usage;
  const tokens = readUsage(usage);
  return (tokens && costOf(request.model, tokens)) ?? null;
}
