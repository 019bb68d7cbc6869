import { setTimeout as delay } from "node:timers/promises";
import { Gauge, type Registry } from "prom-client";

/** What all processes together know: each tells the same of it. */
export interface SharedFigures {
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly spentTodayUsd: number;
  /** How many processes live, by their role. */
  readonly replicas: Readonly<Record<string, number>>;
}

/** So long a scrape waits for the database, at most; then it goes on without these. */
const WITHIN_MS = 1_000;

/** Gauges that are read when they are asked for, all at once, and that are missing while they cannot be read. */
export function addSharedGauges(registry: Registry, read: () => Promise<SharedFigures>): void {
  const figures = oneAtATime(() => inTime(read()));
  const gauge = (name: string, help: string, of: (figures: SharedFigures) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const found = await figures();
        if (found) this.set(of(found));
        else this.remove();
      },
    });
  gauge("ledger_bot_questions_waiting", "Questions that nobody works on yet", ({ waiting }) => waiting);
  gauge(
    "ledger_bot_oldest_waiting_seconds",
    "How long the question waits that was asked first of those that wait",
    ({ oldestWaitingSeconds }) => oldestWaitingSeconds,
  );
  gauge(
    "llm_daily_cost_usd",
    "What calls to models cost today, in UTC, in all processes, with what is reserved for those that run",
    ({ spentTodayUsd }) => spentTodayUsd,
  );
  new Gauge({
    name: "ledger_bot_replicas",
    help: "Processes that live, by their role",
    labelNames: ["role"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [role, living] of Object.entries((await figures())?.replicas ?? {}))
        this.set({ role }, living);
    },
  });
}

/** Whoever asks while an answer is on its way gets that one. */
function oneAtATime<Answer>(ask: () => Promise<Answer>): () => Promise<Answer> {
  let asking: Promise<Answer> | undefined;
  return () => {
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

async function inTime<Read>(reading: Promise<Read>): Promise<Read | undefined> {
  const enough = new AbortController();
  const late = delay(WITHIN_MS, undefined, { signal: enough.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([reading, late]);
  } catch {
    return undefined;
  } finally {
    enough.abort();
  }
}
