import { html, type Markup } from "../../../../html-page/markup.ts";
import { SHARES } from "../../../../html-page/scale.ts";
import type { Comparison } from "../../../baseline/comparison.ts";
import { MEASURES, METRIC_NAMES, type Measure, type MetricName } from "../../../metrics/measures.ts";
import type { Metrics } from "../../../metrics/summary.ts";
import type { RunEnd } from "../../reporter.ts";
import { axis, legend } from "../plot/interval-plot.ts";
import { boundsOf } from "./bounds.ts";
import { metricRow, plainRow } from "./metric-rows.ts";
import { thresholdTable } from "./threshold-table.ts";

/** Every metric that was measured, the shares as a forest plot. */
export function metricSection({ summary, head }: RunEnd): Markup {
  const { metrics, thresholds, comparison } = summary;
  const measured = METRIC_NAMES.filter((name) => metrics[name].value !== null);
  const missing = METRIC_NAMES.filter((name) => metrics[name].value === null);
  const isShare = (name: MetricName) => MEASURES[name].unit === "share";
  const shares = byTopic(measured.filter(isShare));
  const others = byTopic(measured.filter((name) => !isShare(name)));
  const signs = [
    "value" as const,
    "interval" as const,
    ...(thresholds.length > 0 ? (["bound"] as const) : []),
    ...(comparison ? (["before"] as const) : []),
  ];
  const rowOf = (name: MetricName) =>
    metricRow(name, metrics[name], boundsOf(thresholds, name), beforeOf(comparison, name, head.repeat));
  return html`<section aria-labelledby="metrics">
<h2 id="metrics">Metrics</h2>
${thresholdTable(thresholds)}
${
  shares.length > 0 &&
  html`${legend(signs)}
<table class="plotted">
<caption>Shares from 0 to 1</caption>
<thead><tr><th scope="col">Metric</th><th scope="col" class="number">Value</th><th scope="col" class="number">95 % interval</th><th scope="col" class="number">Cases</th><th scope="col" class="plot"><span class="unseen">Plot</span>${axis(SHARES, String)}</th></tr></thead>
${shares.map(
  ([topic, names]) => html`<tbody><tr class="topic"><th scope="rowgroup" colspan="5">${topic}</th></tr>
${names.map(rowOf)}</tbody>\n`,
)}</table>`
}
${
  others.length > 0 &&
  html`<table>
<caption>Resources, and answers without a verdict</caption>
<thead><tr><th scope="col">Metric</th><th scope="col" class="number">Value</th><th scope="col" class="number">Cases</th></tr></thead>
${others.map(
  ([topic, names]) => html`<tbody><tr class="topic"><th scope="rowgroup" colspan="3">${topic}</th></tr>
${names.map((name) => plainRow(name, metrics[name], boundsOf(thresholds, name)))}</tbody>\n`,
)}</table>`
}
<p class="note">${methodsOf(metrics, head.seed)}${missing.length > 0 && ` Not measured, for want of cases: ${missing.join(", ")}.`}</p>
</section>
`;
}

/**
 * The baseline's value of a metric; undefined where it has none. With --repeat a case of a comparison passes where each
 * of its samples does, which is `pass^k` and not `pass`.
 */
function beforeOf(
  comparison: Comparison | undefined,
  metric: MetricName,
  repeat: number,
): number | undefined {
  if (metric === (repeat > 1 ? "pass^k" : "pass")) return comparison?.verdicts.before ?? undefined;
  return comparison?.scores.find((score) => score.metric === metric)?.before;
}

function byTopic(names: readonly MetricName[]): [Measure["about"], readonly MetricName[]][] {
  const topics = Map.groupBy(names, (name) => MEASURES[name].about);
  return [...topics];
}

function methodsOf(metrics: Metrics, seed: number): string {
  const used = new Set(METRIC_NAMES.flatMap((name) => metrics[name].interval?.method ?? []));
  const methods = [
    used.has("wilson") && "Wilson’s for shares of yes and no",
    used.has("bootstrap") && `percentiles of the bootstrap (seed ${seed}) for means`,
    used.has("normal") && "the normal approximation for means of many cases",
  ].filter((method) => method !== false);
  return methods.length === 0 ? "" : `The intervals are ${methods.join(", ")}.`;
}
