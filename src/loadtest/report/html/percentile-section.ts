import { html, type Markup } from "../../../html-page/markup.ts";
import { durationText } from "../figures.ts";
import type { LoadResult, TrendResult } from "../load-result.ts";
import { chart, type LineStyle } from "./plot/chart.ts";
import { ninesOf, ofPercentiles, percentileOf, upFromZero } from "./plot/scales.ts";

const SHOWN: readonly (readonly [metric: string, style: LineStyle])[] = [
  ["answer_duration", "third"],
  ["service_duration", "second"],
  ["first_text", "main"],
  ["ack_duration", "planned"],
];

interface Curve {
  readonly metric: string;
  readonly style: LineStyle;
  readonly points: NonNullable<TrendResult["curve"]>;
}

/** How long how many waited: a tail shows as a rise at the right. */
export function percentileSection({ metrics }: LoadResult): Markup {
  const curves = SHOWN.flatMap(([metric, style]): Curve[] => {
    const trend = metrics[metric];
    if (trend?.kind !== "trend" || trend.count === 0) return [];
    return [{ metric, style, points: curveOf(trend) }];
  });
  return html`<section aria-labelledby="percentiles">
<h2 id="percentiles">By percentile</h2>
${curves.length === 0 ? html`<p>Nothing was measured.</p>` : curvesOf(curves)}
</section>
`;
}

function curvesOf(curves: readonly Curve[]): Markup {
  const plotted = curves.map(({ metric, style, points }) => ({
    words: metric,
    style,
    points: points
      .filter(({ percentile }) => percentile < 100)
      .map(({ percentile, value }) => ({ x: ninesOf(percentile), y: value })),
  }));
  const points = plotted.flatMap((line) => line.points);
  return html`${chart({
    id: "curves",
    title: "Time by percentile",
    says: "Each nine is as wide as the one before; the figures are in the table below.",
    across: ofPercentiles(Math.max(2, ...points.map(({ x }) => x))),
    up: upFromZero(points.map(({ y }) => y)),
    acrossText: (nines) => `${percentileOf(nines)} %`,
    upText: durationText,
    lines: plotted,
  })}${tableOf(curves)}`;
}

/** The same in figures. */
function tableOf(curves: readonly Curve[]): Markup {
  const percentiles = [
    ...new Set(curves.flatMap(({ points }) => points.map(({ percentile }) => percentile))),
  ].sort((one, other) => one - other);
  const valueAt = ({ points }: Curve, at: number) =>
    points.find(({ percentile }) => percentile === at)?.value ?? null;
  return html`<details><summary>The figures by percentile</summary>
<div class="wide" role="region" aria-label="The figures by percentile" tabindex="0"><table class="many">
<thead><tr><th scope="col">Percentile</th>${curves.map(({ metric }) => html`<th scope="col" class="number">${metric}</th>`)}</tr></thead>
<tbody>
${percentiles.map(
  (percentile) =>
    html`<tr><th scope="row">${percentile} %</th>${curves.map((curve) => html`<td class="number">${durationText(valueAt(curve, percentile))}</td>`)}</tr>\n`,
)}</tbody></table></div>
</details>
`;
}

/** Where the whole distribution is not known, its named figures are. */
function curveOf(trend: TrendResult): NonNullable<TrendResult["curve"]> {
  if (trend.curve && trend.curve.length > 1) return trend.curve;
  const named = [
    { percentile: 0, value: trend.min },
    { percentile: 50, value: trend.med },
    { percentile: 90, value: trend["p(90)"] },
    { percentile: 95, value: trend["p(95)"] },
    { percentile: 99, value: trend["p(99)"] },
    { percentile: 100, value: trend.max },
  ];
  return named.flatMap(({ percentile, value }) => (value === null ? [] : [{ percentile, value }]));
}
