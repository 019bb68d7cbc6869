import { Gauge, type Registry } from "prom-client";
import { readInTime } from "./read-in-time.ts";

/** What all processes together know: each tells the same of it. */
export interface SharedFigures {
  readonly waiting: number;
  readonly oldestWaitingSeconds: number;
  readonly spentTodayUsd: number;
  /** How many people asked in the last 24 hours. */
  readonly activeUsers: number;
  /** How many processes live, by their role. */
  readonly replicas: Readonly<Record<string, number>>;
}

/** Gauges that are read when they are asked for, all at once, and that are missing while they cannot be read. */
export function addSharedGauges(registry: Registry, read: () => Promise<SharedFigures>): void {
  const figures = readInTime(read);
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
  gauge(
    "ledger_bot_active_users",
    "People who asked in the last 24 hours, of all processes",
    ({ activeUsers }) => activeUsers,
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

/** What the day's cost may come to, so that an alert goes by the share of it. */
export function addBudgetGauge(registry: Registry, dollars: number): void {
  new Gauge({
    name: "llm_daily_budget_usd",
    help: "What calls to models may cost in a day, in UTC, in all processes",
    registers: [registry],
  }).set(dollars);
}
