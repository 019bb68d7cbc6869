import { html, type Markup } from "../../../../html-page/markup.ts";
import { SHARES } from "../../../../html-page/scale.ts";
import { MEASURES, type Measure, type MetricName } from "../../../metrics/measures.ts";
import type { Measured } from "../../../metrics/summary.ts";
import { count, figure, range, share } from "../../figures.ts";
import { type Bound, intervalPlot } from "../plot/interval-plot.ts";
import { boundWords } from "./bounds.ts";

/** A share in numbers and as a dot on its interval. */
export function metricRow(
  name: MetricName,
  measured: Measured,
  thresholds: readonly Bound[],
  before: number | undefined,
): Markup {
  const { value, interval, cases } = measured;
  return html`<tr>${nameCell(name, thresholds, before)}<td class="number">${share(value)}</td><td class="number">${range(
    interval,
  )}</td><td class="number n">${count(cases)}</td><td class="plot">${intervalPlot(SHARES, { value, interval, before, thresholds })}</td></tr>
`;
}

/** What is no share, and has no interval. */
export function plainRow(name: MetricName, measured: Measured, thresholds: readonly Bound[]): Markup {
  return html`<tr>${nameCell(name, thresholds)}<td class="number">${figure(measured, MEASURES[name].unit)}</td><td class="number">${count(
    measured.cases,
  )}</td></tr>
`;
}

function nameCell(name: MetricName, thresholds: readonly Bound[], before?: number): Markup {
  const { says, heuristic, higherIsBetter }: Measure = MEASURES[name];
  return html`<th scope="row"><span class="metric">${name}</span>${
    heuristic && html` <em class="heuristic">heuristic</em>`
  } <span class="says">${says}${!higherIsBetter && "; lower is better"}</span>${
    before !== undefined && html` <span class="against">baseline ${share(before)}</span>`
  }${thresholds.map((bound) => html` <span class="against">${boundWords(bound)}</span>`)}</th>`;
}
