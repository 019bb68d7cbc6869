import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEventBus } from "../../../src/core/events.ts";
import { RECORDING_RULES } from "../../../src/monitoring/alerts/recording-rules.ts";
import { measureEvents } from "../../../src/telemetry/metrics.ts";
import { queries } from "./committed.ts";
import { metricsIn } from "./metric-names.ts";

/** What Prometheus itself keeps. */
const OF_PROMETHEUS = ["up", "ALERTS"];

const ofTheBot = namesIn(await botMetrics());

const known = new Set([
  ...ofTheBot,
  ...namesIn(recorded("postgres")),
  ...namesIn(recorded("redis")),
  ...RECORDING_RULES.map(({ record }) => record),
  ...OF_PROMETHEUS,
]);

describe("a query", () => {
  it.each(queries)("$name: asks for metrics that exist", ({ expr }) => {
    const asked = metricsIn(expr);
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((name) => !known.has(name))).toEqual([]);
  });

  it("would be refused where it is no PromQL", () => {
    expect(() => metricsIn("sum(rate(up[5m])")).toThrow("This is no PromQL");
  });

  it("is looked through down to the metrics in its functions", () => {
    expect(
      metricsIn('max(ledger:up:max or label_replace(sum(rate(b_total{c="d"}[1h])), "e", "f", "", ""))'),
    ).toEqual(["ledger:up:max", "b_total"]);
  });

  it("is of the processes chosen, wherever each process tells its own", () => {
    // What all processes tell alike, and what stands still with the chosen ones.
    const shared = [
      "ledger_bot_replicas",
      "ledger_bot_active_users",
      "ledger_bot_questions_waiting",
      "ledger_bot_oldest_waiting_seconds",
      "llm_daily_cost_usd",
      "llm_daily_budget_usd",
      "ledger_knowledge_age_seconds",
    ];
    const ofEach = new Set([...ofTheBot].filter((name) => !shared.includes(name)));
    const careless = queries.filter(
      ({ expr }) =>
        metricsIn(expr).some((name) => ofEach.has(name)) && !expr.includes('instance=~"$instance"'),
    );
    expect(careless.map(({ name }) => name)).toEqual([]);
  });
});

describe("the bot's own metrics", () => {
  it("are all on a dashboard", () => {
    const shown = new Set(queries.flatMap(({ expr }) => metricsIn(expr)).map(family));
    const own = [...ofTheBot].map(family).filter((name) => !/^(process|nodejs)_/.test(name));
    expect([...new Set(own)].filter((name) => !shown.has(name))).toEqual([]);
  });
});

/** What a bot with all its parts shows before anything has happened. */
function botMetrics(): Promise<string> {
  const figures = {
    waiting: 0,
    oldestWaitingSeconds: 0,
    spentTodayUsd: 0,
    activeUsers: 0,
    replicas: { all: 1 },
  };
  return measureEvents(createEventBus(), {
    shared: async () => figures,
    serving: { role: "all", ready: async () => ({ ready: true, components: {} }) },
    dailyBudgetUsd: 1,
    knowledge: () => ({ passages: 0, ages: [] }),
  }).text();
}

function recorded(service: string): string {
  return readFileSync(join(import.meta.dirname, "recorded", `${service}-exporter.txt`), "utf8");
}

/** The names of the series that a text of metrics may bring, also of those that it has not brought yet. */
function namesIn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = "", type]) =>
      type === "histogram"
        ? ["_bucket", "_sum", "_count"].map((end) => name + end)
        : type === "summary"
          ? [name, `${name}_sum`, `${name}_count`]
          : [name],
    ),
  );
}

function family(name: string): string {
  return name.replace(/_(bucket|sum|count)$/, "");
}
