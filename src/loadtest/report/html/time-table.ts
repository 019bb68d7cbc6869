import { html, type Markup } from "../../../html-page/markup.ts";
import { durationText, numberText } from "../figures.ts";
import type { SeriesPoint } from "../load-result.ts";
import { momentText } from "./plot/scales.ts";
import { thinned } from "./plot/thinned.ts";

const MOST_ROWS = 60;

/** The same as the plots show, in fewer and longer slices. */
export function timeTable(points: readonly SeriesPoint[]): Markup {
  return html`<details><summary>The figures over time</summary>
<div class="wide" role="region" aria-label="The figures over time" tabindex="0"><table class="many">
<thead><tr><th scope="col">From</th>${HEADS.map((words) => html`<th scope="col" class="number">${words}</th>`)}</tr></thead>
<tbody>
${thinned(points, MOST_ROWS).map(rowOf)}</tbody></table></div>
</details>
`;
}

const HEADS = ["Planned", "Sent", "Ended", "Errors", "Dropped", "Median", "p(95)", "p(99)"];

function rowOf({ at, planned, sent, ended, errors, dropped, p50, p95, p99 }: SeriesPoint): Markup {
  const cells = [
    ...[planned, sent, ended, errors, dropped].map(numberText),
    ...[p50, p95, p99].map(durationText),
  ];
  return html`<tr><th scope="row">${momentText(at)}</th>${cells.map((text) => html`<td class="number">${text}</td>`)}</tr>
`;
}
