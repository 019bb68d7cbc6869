import { JOBS } from "../scrape-jobs.ts";
import { type Alert, type Proofs, SILENT_WITHOUT_SERIES } from "./alert.ts";

/** What the bot needs: Postgres, Redis, and what tells of them. */
export const SERVICE_ALERTS: readonly Alert[] = [
  {
    name: "LedgerDatabasePoolExhausted",
    expr: `db_connection_pool_usage{job="${JOBS.bot}"} > 0.9`,
    for: "5m",
    severity: "warning",
    component: "database",
    summary: "The bot's connections to Postgres are nearly all in use",
    description: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of them.",
    proofs: {
      fires: [
        {
          when: "11.5 of 12 are in use for five minutes",
          series: pool("0.2 0.96x20"),
          at: "6m",
          fired: [{ labels: { job: JOBS.bot, instance: "a" }, description: "a uses 96% of them." }],
        },
      ],
      quiet: [
        { when: "they are for less", series: pool("0.2 0.96x20"), at: "5m" },
        { when: "5 of 6 are", series: pool("0.84x20"), at: "15m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerDatabaseDown",
    expr: `pg_up{job="${JOBS.postgres}"} == 0`,
    for: "1m",
    severity: "critical",
    component: "database",
    summary: "Postgres is down",
    description: "{{ $labels.instance }} cannot ask Postgres: no question is taken in or answered.",
    proofs: downFor("pg_up", JOBS.postgres, "x cannot ask Postgres: no question is taken in or answered."),
  },
  {
    name: "LedgerDatabaseConnectionLost",
    expr: `increase(ledger_bot_database_losses_total{job="${JOBS.bot}"}[10m]) > 0`,
    severity: "warning",
    component: "database",
    summary: "The bot lost its connection to Postgres",
    description: "{{ $labels.instance }} lost it within ten minutes.",
    proofs: {
      fires: [
        {
          when: "it was lost once",
          series: losses("0 0 1x20"),
          at: "3m",
          fired: [{ labels: { job: JOBS.bot, instance: "a" }, description: "a lost it within ten minutes." }],
        },
      ],
      quiet: [
        { when: "it never was", series: losses("0x20"), at: "9m" },
        { when: "it has held for ten minutes since", series: losses("0 0 1x40"), at: "30m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerRedisDown",
    expr: `redis_up{job="${JOBS.redis}"} == 0`,
    for: "1m",
    severity: "warning",
    component: "redis",
    summary: "Redis is down",
    description:
      "{{ $labels.instance }} cannot ask Redis: limits are counted in Postgres, and each process keeps its own answers.",
    proofs: downFor(
      "redis_up",
      JOBS.redis,
      "x cannot ask Redis: limits are counted in Postgres, and each process keeps its own answers.",
    ),
  },
  {
    name: "LedgerRedisFailing",
    expr: 'sum(rate(redis_operations_total{status="error"}[5m])) / sum(rate(redis_operations_total[5m])) > 0.1',
    for: "5m",
    severity: "warning",
    component: "redis",
    summary: "Commands to Redis fail",
    description: "{{ $value | humanizePercentage }} of the bot's commands to Redis fail.",
    proofs: {
      fires: [
        {
          when: "12 of 100 fail",
          series: commands("0+88x30", "0+12x30"),
          at: "6m",
          fired: [{ description: "12% of the bot's commands to Redis fail." }],
        },
      ],
      quiet: [
        { when: "they do for less than five minutes", series: commands("0+88x30", "0+12x30"), at: "5m" },
        { when: "8 of 100 do", series: commands("0+92x30", "0+8x30"), at: "20m" },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
  {
    name: "LedgerExporterDown",
    expr: `up{job=~"${JOBS.postgres}|${JOBS.redis}"} == 0`,
    for: "5m",
    severity: "warning",
    component: "monitoring",
    summary: "An exporter is down",
    description: "Nobody sees how {{ $labels.job }} does: {{ $labels.instance }} does not answer Prometheus.",
    proofs: {
      fires: [
        {
          when: "it is away for five minutes",
          series: { [`up{job="${JOBS.redis}",instance="x"}`]: "1 0x20" },
          at: "6m",
          fired: [
            {
              labels: { job: JOBS.redis, instance: "x" },
              description: "Nobody sees how redis does: x does not answer Prometheus.",
            },
          ],
        },
      ],
      quiet: [
        {
          when: "it is away for less",
          series: { [`up{job="${JOBS.redis}",instance="x"}`]: "1 0x20" },
          at: "5m",
        },
        {
          when: "something else is away",
          series: { 'up{job="other",instance="x"}': "0x20" },
          at: "15m",
        },
      ],
      missing: SILENT_WITHOUT_SERIES,
    },
  },
];

/** For an exporter's word on whether its service answers. */
function downFor(metric: string, job: string, description: string): Proofs {
  const series = { [`${metric}{job="${job}",instance="x"}`]: "1 1 0x20" };
  return {
    fires: [
      {
        when: "it is away for a minute",
        series,
        at: "3m",
        fired: [{ labels: { job, instance: "x" }, description }],
      },
    ],
    quiet: [
      { when: "it is away for less", series, at: "2m" },
      { when: "it is there", series, at: "1m" },
    ],
    missing: SILENT_WITHOUT_SERIES,
  };
}

function pool(values: string): Record<string, string> {
  return { [`db_connection_pool_usage{job="${JOBS.bot}",instance="a"}`]: values };
}

function losses(values: string): Record<string, string> {
  return { [`ledger_bot_database_losses_total{job="${JOBS.bot}",instance="a"}`]: values };
}

function commands(ok: string, error: string): Record<string, string> {
  const series = (status: string) => `redis_operations_total{operation="evalsha",status="${status}"}`;
  return { [series("ok")]: ok, [series("error")]: error };
}
