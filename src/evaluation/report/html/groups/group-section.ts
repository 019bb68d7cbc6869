import { html, type Markup } from "../../../../html-page/markup.ts";
import { SHARES } from "../../../../html-page/scale.ts";
import { name } from "../../../../html-page/text.ts";
import type { Selector } from "../../../../thresholds/threshold.ts";
import type { Group } from "../../../metrics/summary.ts";
import { count, range, share } from "../../figures.ts";
import type { RunEnd } from "../../reporter.ts";
import { worstFirst } from "../../worst-first.ts";
import { boundsOf, boundWords } from "../metrics/bounds.ts";
import { axis, type Bound, intervalPlot } from "../plot/interval-plot.ts";

const MOST_GROUPS = 25;

/** Where the passes and failures are: by tag and by file. */
export function groupSection({ summary: { byTag, byFile, thresholds } }: RunEnd): Markup {
  const tableOf = (key: "tag" | "file", groups: readonly Group[]) =>
    groupTable(key, groups, (part) => boundsOf(thresholds, "pass", part));
  return html`<section aria-labelledby="groups">
<h2 id="groups">Passes by tag and file</h2>
${byTag.length === 0 ? html`<p>No case has a tag.</p>` : tableOf("tag", byTag)}
${tableOf("file", byFile)}
</section>
`;
}

function groupTable(
  key: "tag" | "file",
  groups: readonly Group[],
  bounds: (part: Selector) => readonly Bound[],
): Markup | undefined {
  if (groups.length === 0) return undefined;
  const sorted = [...groups].sort(worstFirst);
  const left = groups.length - MOST_GROUPS;
  return html`<table class="plotted">
<caption>By ${key}, the worst first (by the upper end of the interval)${key === "tag" && "; a case with several tags is in each"}</caption>
<thead><tr><th scope="col">${key === "tag" ? "Tag" : "File"}</th><th scope="col" class="number">Pass</th><th scope="col" class="number">95 % interval</th><th scope="col" class="number">Cases</th><th scope="col" class="plot"><span class="unseen">Plot</span>${axis(SHARES, String)}</th></tr></thead>
<tbody>
${sorted.slice(0, MOST_GROUPS).map((group) => groupRow(group, bounds({ key, value: group.name })))}</tbody></table>
${left > 0 && html`<p class="note">${left} more ${left === 1 ? key : `${key}s`} ${left === 1 ? "is" : "are"} not shown; the worst are above.</p>`}`;
}

/** How many cases of a tag or a file pass. */
function groupRow({ name: title, metrics, counts }: Group, thresholds: readonly Bound[]): Markup {
  const { value, interval, cases } = metrics.pass;
  const undecided = counts.cases - cases;
  return html`<tr><th scope="row">${name(title)}${thresholds.map((bound) => html` ${boundWords(bound)}`)}${
    undecided > 0 && html` <span class="says">and ${undecided} without a verdict</span>`
  }</th><td class="number">${share(value)}</td><td class="number">${range(interval)}</td><td class="number n">${count(
    cases,
  )}</td><td class="plot">${intervalPlot(SHARES, { value, interval, thresholds })}</td></tr>
`;
}
