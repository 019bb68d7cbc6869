import { html, type Markup } from "../../../../html-page/markup.ts";
import { code } from "../../../../html-page/text.ts";
import type { JudgedThreshold } from "../../../../thresholds/threshold.ts";
import { MEASURES, METRIC_NAMES, type MetricName } from "../../../metrics/measures.ts";
import { figure, range } from "../../figures.ts";

const MOST_THRESHOLDS = 100;

/** Each threshold with what was measured, the crossed ones first. */
export function thresholdTable(thresholds: readonly JudgedThreshold[]): Markup {
  if (thresholds.length === 0) return html`<p>No threshold was given.</p>`;
  const sorted = [...thresholds].sort((one, other) => Number(other.crossed) - Number(one.crossed));
  const left = thresholds.length - MOST_THRESHOLDS;
  return html`<table class="plotted">
<caption>Thresholds</caption>
<thead><tr><th scope="col">Threshold</th><th scope="col" class="number">Value</th><th scope="col" class="number">95 % interval</th><th scope="col">Kept</th></tr></thead>
<tbody>
${sorted.slice(0, MOST_THRESHOLDS).map(rowOf)}</tbody></table>${left > 0 && html`<p>And ${left} more.</p>`}`;
}

function rowOf({ threshold, metric, value, interval, crossed }: JudgedThreshold): Markup {
  const known: MetricName | undefined = METRIC_NAMES.find((name) => name === metric);
  const unit = known ? MEASURES[known].unit : "share";
  return html`<tr><th scope="row">${code(threshold)}</th><td class="number">${
    value === null ? "not measured" : figure({ value }, unit)
  }</td><td class="number">${range(interval)}</td><td class="${crossed ? "bad" : "good"}">${crossed ? "✗ crossed" : "✓ kept"}</td></tr>
`;
}
