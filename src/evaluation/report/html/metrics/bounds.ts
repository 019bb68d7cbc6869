import { html, type Markup } from "../../../../html-page/markup.ts";
import { parseThreshold } from "../../../../thresholds/parse-threshold.ts";
import type { JudgedThreshold, Selector } from "../../../../thresholds/threshold.ts";
import type { Bound } from "../plot/interval-plot.ts";

/** The thresholds of a metric over all cases, or over those of one tag or file. */
export function boundsOf(
  thresholds: readonly JudgedThreshold[],
  metric: string,
  part?: Selector,
): readonly Bound[] {
  return thresholds.flatMap((judged) => {
    if (judged.metric !== metric) return [];
    const read = parseThreshold(judged.threshold);
    if (!read || read.selector?.key !== part?.key || read.selector?.value !== part?.value) return [];
    return { operator: read.operator, limit: read.limit, crossed: judged.crossed };
  });
}

/** A threshold and whether it is kept, in words. */
export function boundWords({ operator, limit, crossed }: Bound): Markup {
  return html`<span class="${crossed ? "bad" : "good"}">${SIGNS[operator]} ${limit} ${crossed ? "✗ crossed" : "✓ kept"}</span>`;
}

const SIGNS: Readonly<Record<Bound["operator"], string>> = { "<": "<", "<=": "≤", ">": ">", ">=": "≥" };
