import { html, type Markup } from "../../../html-page/markup.ts";
import { code } from "../../../html-page/text.ts";
import { durationText, numberText, rateText, shareText, valueText } from "../figures.ts";
import type { CounterResult, LoadResult, MetricResult, RateResult, TrendResult } from "../load-result.ts";
import { GROUPS, metricsOf, unitOf } from "../metric-groups.ts";

const FIGURES = ["avg", "min", "med", "max", "p(90)", "p(95)", "p(99)"] as const;
const MOST = 200;

/** Every metric with k6's figures. */
export function metricSection({ metrics }: LoadResult): Markup {
  const all = GROUPS.flatMap((group) => metricsOf(group, metrics)).slice(0, MOST);
  const trends = all.flatMap(([name, metric]) => (metric.kind === "trend" ? [[name, metric] as const] : []));
  const others = all.flatMap(([name, metric]) => (metric.kind === "trend" ? [] : [[name, metric] as const]));
  return html`<section aria-labelledby="metrics">
<h2 id="metrics">Metrics</h2>
${all.length === 0 && html`<p>Nothing was measured.</p>`}
${trends.length > 0 && trendTable(trends)}
${others.length > 0 && otherTable(others)}
</section>
`;
}

function trendTable(trends: readonly (readonly [string, TrendResult])[]): Markup {
  return html`<div class="wide" role="region" aria-label="Times" tabindex="0"><table class="many">
<caption>Times</caption>
<thead><tr><th scope="col">Metric</th>${[...FIGURES, "n"].map((words) => html`<th scope="col" class="number">${words}</th>`)}</tr></thead>
<tbody>
${trends.map(
  ([name, trend]) =>
    html`<tr><th scope="row">${code(name)}</th>${FIGURES.map((figure) => html`<td class="number">${unitOf(name) === "ms" ? durationText(trend[figure]) : numberText(trend[figure])}</td>`)}<td class="number">${numberText(trend.count)}</td></tr>\n`,
)}</tbody></table></div>`;
}

function otherTable(others: readonly (readonly [string, RateResult | CounterResult])[]): Markup {
  return html`<table>
<caption>Shares and sums</caption>
<thead><tr><th scope="col">Metric</th><th scope="col" class="number">Value</th><th scope="col">Of</th></tr></thead>
<tbody>
${others.map(
  ([name, metric]) =>
    html`<tr><th scope="row">${code(name)}</th><td class="number">${figureOf(name, metric)}</td><td>${ofWhat(name, metric)}</td></tr>\n`,
)}</tbody></table>`;
}

function figureOf(name: string, metric: Exclude<MetricResult, TrendResult>): string {
  return metric.kind === "rate" ? shareText(metric.rate) : valueText(name, metric.count);
}

function ofWhat(name: string, metric: Exclude<MetricResult, TrendResult>): string {
  if (metric.kind === "rate")
    return `${numberText(metric.passes)} out of ${numberText(metric.passes + metric.fails)}`;
  return unitOf(name) === "USD" ? `${valueText(name, metric.rate)}/s` : rateText(metric.rate);
}
