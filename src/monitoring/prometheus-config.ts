import { ALERT_RULES_FILE, RECORDING_RULES_FILE } from "./alerts/proofs-file.ts";
import { yamlOf } from "./alerts/rules-file.ts";
import { JOBS } from "./scrape-jobs.ts";

/** Where Prometheus finds what, as `host:port`, seen from inside its container. */
export interface ScrapeTargets {
  readonly bot: readonly string[];
  readonly postgres: string;
  readonly redis: string;
  readonly prometheus: string;
  readonly alertmanager: string;
}

/** The bot runs on the machine itself, the rest beside Prometheus. */
export const STACK_TARGETS: ScrapeTargets = {
  bot: ["host.docker.internal:8080"],
  postgres: "postgres-exporter:9187",
  redis: "redis-exporter:9121",
  prometheus: "localhost:9090",
  alertmanager: "alertmanager:9093",
};

/** Prometheus' configuration. Its rules lie beside it. */
export function prometheusConfigFile(targets: ScrapeTargets = STACK_TARGETS): string {
  return yamlOf({
    global: { scrape_interval: "15s", scrape_timeout: "10s", evaluation_interval: "15s" },
    rule_files: [RECORDING_RULES_FILE, ALERT_RULES_FILE],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [targets.alertmanager] }] }] },
    scrape_configs: [
      job(JOBS.bot, targets.bot),
      job(JOBS.postgres, [targets.postgres]),
      job(JOBS.redis, [targets.redis]),
      job(JOBS.prometheus, [targets.prometheus]),
    ],
  });
}

function job(name: string, targets: readonly string[]) {
  return { job_name: name, static_configs: [{ targets }] };
}
