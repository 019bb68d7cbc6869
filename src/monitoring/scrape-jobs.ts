/** What Prometheus scrapes: the names of its jobs, which the rules ask for. */
export const JOBS = {
  bot: "ledger-bot",
  postgres: "postgres",
  redis: "redis",
  prometheus: "prometheus",
} as const;
