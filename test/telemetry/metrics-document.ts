import type { DescribedMetric } from "../../src/telemetry/described-metric.ts";

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/_seconds(?:_total)?$/, "seconds"],
  [/_bytes$/, "bytes"],
  [/_usd$/, "US dollars"],
  [/_tokens_\w*total$/, "tokens"],
  [/_pool_usage$/, "share, 0 to 1"],
  [/_state$|_info$|_ready$/, "1 where it is so"],
];

const HEAD = `# Metrics

All that a process of the bot shows at \`/metrics\`, generated from what it registers. No label holds a person, a
question or a text: values are routes, models, names of settings and words of the program. Counters that name all their
values stand at 0 from the start on.

Whoever asks with \`Accept: application/openmetrics-text\`, as Prometheus does, gets exemplars too: a bucket of
\`ledger_bot_response_time_seconds\`, \`ledger_bot_ack_time_seconds\` and \`llm_response_time_seconds\` names the question that it
counted last (\`question_id\`, which its log lines have), and its trace (\`trace_id\`) where traces are sent. Prometheus keeps
them with \`--enable-feature=exemplar-storage\`.
`;

/** docs/metrics.md. Those of Node and the process come last. */
export function writeMetricsDocument(metrics: readonly DescribedMetric[]): string {
  const isOwn = ({ name }: DescribedMetric) => !/^(?:process|nodejs)_/.test(name);
  return [
    HEAD,
    "## The bot\n",
    tableOf(metrics.filter(isOwn)),
    "\n## The process\n",
    tableOf(metrics.filter((metric) => !isOwn(metric))),
    "",
  ].join("\n");
}

function tableOf(metrics: readonly DescribedMetric[]): string {
  const rows = [...metrics]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, type, labels, help }) =>
      row(`\`${name}\``, type, unitOf(name, type), labels.map((label) => `\`${label}\``).join(", "), help),
    );
  return [row("metric", "type", "unit", "labels", "what it is"), "|---|---|---|---|---|", ...rows].join("\n");
}

export function unitOf(name: string, type: string): string {
  const found = UNITS.find(([form]) => form.test(name));
  return found?.[1] ?? (type === "counter" ? "times" : "how many");
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
}
