import { html, type Markup } from "../../../html-page/markup.ts";
import { place, type Scale } from "../../../html-page/scale.ts";
import { name } from "../../../html-page/text.ts";
import { durationText, NOTHING, rateText, shareText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { RESOURCES } from "../shown-resources.ts";
import type { StageResult } from "../stage-result.ts";
import { momentText, upFromZero } from "./plot/scales.ts";

const MOST_STAGES = 200;

/** What each stage came to, and what the bot had to do in it. */
export function stageSection({ stages }: LoadResult): Markup {
  const shown = stages.slice(0, MOST_STAGES);
  const left = stages.length - shown.length;
  return html`<section aria-labelledby="stages">
<h2 id="stages">By stage</h2>
${shown.length === 0 ? html`<p>No stage was begun.</p>` : html`${stageTable(shown)}${resourceTable(shown)}`}
${left > 0 && html`<p class="note">And ${left} more.</p>`}
</section>
`;
}

function stageTable(stages: readonly StageResult[]): Markup {
  const scale = upFromZero(stages.map(({ p99 }) => p99));
  const heads = ["Planned", "Sent", "Median", "p(95)", "p(99)", "Errors"];
  return html`<div class="wide" role="region" aria-label="Load and answers" tabindex="0"><table class="stages">
<caption>Load and answers</caption>
<thead><tr><th scope="col">Stage</th>${heads.map((words) => html`<th scope="col" class="number">${words}</th>`)}<th scope="col" class="plot"><span class="unseen">Plot of median, p(95) and p(99)</span>${axisOf(scale)}</th></tr></thead>
<tbody>
${stages.map((stage) => stageRow(stage, scale))}</tbody></table></div>`;
}

function stageRow(stage: StageResult, scale: Scale): Markup {
  const { from, to, planned, sent, errors, p50, p95, p99 } = stage;
  const rate = (count: number) => (to > from ? rateText(count / (to - from)) : NOTHING);
  const share = sent === 0 ? null : errors / sent;
  const cells = [rate(planned), rate(sent), ...[p50, p95, p99].map(durationText), shareText(share)];
  return html`<tr><th scope="row">${name(stage.name)} <span class="says">${momentText(from)} to ${momentText(to)}</span></th>${cells.map(
    (text) => html`<td class="number">${text}</td>`,
  )}<td class="plot">${spread(scale, stage)}</td></tr>
`;
}

function axisOf(scale: Scale): Markup {
  const ends = [scale.low, scale.high / 2, scale.high];
  return html`<svg class="plot axis" aria-hidden="true" width="100%" height="16">${ends.map(
    (tick, at) =>
      html`<text x="${place(scale, tick)}" y="12" text-anchor="${["start", "middle", "end"][at]}">${tick === 0 ? "0" : durationText(tick)}</text>`,
  )}</svg>`;
}

/** The median as a dot, and the line from it to p(99) with p(95) as a ring. */
function spread(scale: Scale, { p50, p95, p99 }: StageResult): Markup {
  return html`<svg class="plot" aria-hidden="true" width="100%" height="26">${
    p50 !== null &&
    p99 !== null &&
    html`<line class="interval" x1="${place(scale, p50)}" x2="${place(scale, p99)}" y1="13" y2="13"/>`
  }${p95 !== null && html`<circle class="before" cx="${place(scale, p95)}" cy="13" r="4.5"/>`}${
    p50 !== null && html`<circle class="dot" cx="${place(scale, p50)}" cy="13" r="4.5"/>`
  }</svg>`;
}

function resourceTable(stages: readonly StageResult[]): Markup {
  if (stages.every(({ resources }) => resources === undefined))
    return html`<p class="note">The bot told nothing of its resources.</p>`;
  return html`<div class="wide" role="region" aria-label="Resources of the bot" tabindex="0"><table class="many">
<caption>Resources of the bot</caption>
<thead><tr><th scope="col">Stage</th>${RESOURCES.map(({ words }) => html`<th scope="col" class="number">${words}</th>`)}</tr></thead>
<tbody>
${stages.map(
  ({ name: title, resources }) =>
    html`<tr><th scope="row">${name(title)}</th>${RESOURCES.map(({ read }) => html`<td class="number">${(resources && read(resources)) ?? NOTHING}</td>`)}</tr>\n`,
)}</tbody></table></div>`;
}
