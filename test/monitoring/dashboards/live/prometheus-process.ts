import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { ALERT_RULES_FILE, RECORDING_RULES_FILE } from "../../../../src/monitoring/alerts/proofs-file.ts";
import { alertRulesFile, recordingRulesFile } from "../../../../src/monitoring/alerts/rules-file.ts";
import { prometheusConfigFile, type ScrapeTargets } from "../../../../src/monitoring/prometheus-config.ts";
import { until } from "../../../until.ts";

export interface PrometheusOptions {
  readonly port: number;
  readonly folder: string;
  readonly targets: ScrapeTargets;
}

/** What Prometheus answers to a query: for each series its values, oldest first. */
export type Series = readonly (readonly number[])[];

export interface PrometheusProcess {
  /** The values at this moment. */
  now(query: string): Promise<Series>;
  /** The values of the last minutes. */
  lately(query: string): Promise<Series>;
  labelValues(label: string, metric: string): Promise<readonly string[]>;
  end(): Promise<void>;
}

const EACH = "1s";
const LATELY_SECONDS = 120;

const value = z.tuple([z.number(), z.string().transform(numberOf)]);
const answer = z.object({
  data: z.object({
    result: z.array(z.object({ value: value.optional(), values: z.array(value).optional() })),
  }),
});
const labels = z.object({ data: z.array(z.string()) });

/** The stack's own Prometheus with its rules, only that it looks each second. Resolves when it is ready. */
export async function startPrometheus({
  port,
  folder,
  targets,
}: PrometheusOptions): Promise<PrometheusProcess> {
  const config = parse(prometheusConfigFile(targets));
  const global = { scrape_interval: EACH, scrape_timeout: EACH, evaluation_interval: EACH };
  await writeFile(join(folder, "prometheus.yml"), stringify({ ...config, global }));
  await writeFile(join(folder, RECORDING_RULES_FILE), recordingRulesFile());
  await writeFile(join(folder, ALERT_RULES_FILE), alertRulesFile());
  const args = [
    `--config.file=${join(folder, "prometheus.yml")}`,
    `--storage.tsdb.path=${join(folder, "data")}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ];
  const process = spawn("prometheus", args, { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  process.stderr.on("data", (chunk) => (log += chunk));
  const exited = once(process, "exit");
  const url = new URL(`http://127.0.0.1:${port}`);

  async function ask(path: string, parameters: Record<string, string>): Promise<unknown> {
    const response = await fetch(new URL(`${path}?${new URLSearchParams(parameters)}`, url));
    if (!response.ok) throw new Error(`${parameters.query}: ${await response.text()}`);
    return response.json();
  }

  await until("Prometheus is ready", async () => {
    if (process.exitCode !== null) throw new Error(log);
    return (await fetch(new URL("-/ready", url)).catch(() => undefined))?.ok === true;
  });

  return {
    async now(query) {
      const { data } = answer.parse(await ask("api/v1/query", { query }));
      return data.result.map((series) => (series.value ? [series.value[1]] : []));
    },
    async lately(query) {
      const end = Date.now() / 1000;
      const times = { start: String(end - LATELY_SECONDS), end: String(end), step: "1" };
      const { data } = answer.parse(await ask("api/v1/query_range", { query, ...times }));
      return data.result.map((series) => (series.values ?? []).map(([, each]) => each));
    },
    async labelValues(label, metric) {
      return labels.parse(await ask(`api/v1/label/${label}/values`, { "match[]": metric })).data;
    },
    async end() {
      process.kill("SIGKILL");
      await exited;
    },
  };
}

function numberOf(text: string): number {
  return Number(text.replace("Inf", "Infinity"));
}
