import { html, type Markup } from "../../../../html-page/markup.ts";
import { changesOf, type Scale } from "../../../../html-page/scale.ts";
import type { Comparison, PairedScore } from "../../../baseline/comparison.ts";
import { ALPHA } from "../../../baseline/decide.ts";
import { MEASURES } from "../../../metrics/measures.ts";
import { change, count, MINUS, range, share } from "../../figures.ts";
import { scoreProbability } from "../../score-change.ts";
import { axis, intervalPlot } from "../plot/interval-plot.ts";

/** How each score changed on the cases that both runs have it of. */
export function changeTable({ scores }: Comparison): Markup | undefined {
  if (scores.length === 0) return undefined;
  const scale = changesOf(scores.flatMap(({ interval }) => [interval.low, interval.high]));
  return html`<table class="plotted">
<caption>Change of the scores: this run less the baseline, in pairs</caption>
<thead><tr><th scope="col">Metric</th><th scope="col" class="number">Change</th><th scope="col" class="number">95 % interval</th><th scope="col" class="number">Pairs</th><th scope="col" class="number">p</th><th scope="col" class="plot"><span class="unseen">Plot</span>${axis(scale, tick)}</th></tr></thead>
<tbody>
${scores.map((score) => rowOf(score, scale, scores))}</tbody></table>
<p class="note">Intervals and p are of the paired bootstrap; each p is made larger for the number of scores (Holm). The scores inform: only the verdicts can fail a run.</p>`;
}

function tick(value: number): string {
  return `${value < 0 ? MINUS : value > 0 ? "+" : ""}${Math.abs(value)}`;
}

function rowOf(score: PairedScore, scale: Scale, scores: readonly PairedScore[]): Markup {
  const { metric, pairs, before, after, interval, p } = score;
  const value = after - before;
  const isBetter = value > 0 === MEASURES[metric].higherIsBetter;
  const isTold = p !== null && p < ALPHA && value !== 0;
  return html`<tr><th scope="row"><span class="metric">${metric}</span> <span class="says">${share(before)} → ${share(
    after,
  )}</span>${isTold && html` <span class="${isBetter ? "good" : "bad"}">${isBetter ? "▲ better" : "▼ worse"}</span>`}</th><td class="number">${change(
    value,
  )}</td><td class="number">${range(interval, change)}</td><td class="number n">${count(pairs)}</td><td class="number p">${scoreProbability(
    score,
    scores,
  )}</td><td class="plot">${intervalPlot(scale, { value, interval })}</td></tr>
`;
}
