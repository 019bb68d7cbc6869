import { html, type Markup } from "../../../../html-page/markup.ts";
import { name } from "../../../../html-page/text.ts";
import { ATTRIBUTIONS, type Attribution } from "../../../judge/verdict.ts";
import { count } from "../../figures.ts";
import type { RunEnd } from "../../reporter.ts";
import type { RowLink } from "../cases/kept-rows.ts";
import type { RowLinks } from "../cases/row-links.ts";
import { ATTRIBUTION_WORDS } from "../words.ts";
import { confusionTable } from "./confusion-table.ts";

/** What the failures come from, and what was done where something else was wanted. */
export function failureSection({ summary }: RunEnd, links: RowLinks): Markup {
  const { failures, confusion, counts } = summary;
  const most = Math.max(1, ...Object.values(failures));
  const sorted = [...ATTRIBUTIONS].sort((one, other) => failures[other] - failures[one]);
  return html`<section aria-labelledby="failures">
<h2 id="failures">Failures</h2>
${
  counts.failed === 0
    ? html`<p>No answer failed.</p>`
    : html`<table class="plotted">
<caption>Failed answers by what they come from</caption>
<thead><tr><th scope="col">Attribution</th><th scope="col" class="number">Answers</th><th scope="col">First</th><th scope="col" class="plot"><span class="unseen">Bar</span></th></tr></thead>
<tbody>
${sorted.map((attribution) => attributionRow(attribution, failures[attribution], most, links.firstOf(attribution)))}</tbody></table>`
}
${confusionTable(confusion)}
</section>
`;
}

const SAYS: Readonly<Record<Attribution, string>> = {
  injection: "somebody else had a say in the answer",
  "retrieval-miss": "no gold passage was found",
  "wrong-refusal": "it was to be answered and was not",
  "wrong-citation": "the reader is sent to a passage that does not say it, or was never retrieved",
  "unsupported-claim": "something that is said stands in no passage",
  "ignored-passage": "what is said stands in passages, and in none that answers the question",
  "wrong-answer": "all of it is right, and it is not what the case wants",
};

/** @param most the most results of any attribution, whose bar is the longest */
function attributionRow(
  attribution: Attribution,
  results: number,
  most: number,
  first: RowLink | undefined,
): Markup {
  const words = ATTRIBUTION_WORDS[attribution];
  const width = `${Number(((100 * results) / most).toFixed(2))}%`;
  return html`<tr${results === 0 && html` class="none"`}><th scope="row">${
    results > 0 ? html`<a href="#cases" data-show="${attribution}">${words}</a>` : words
  } <span class="says">${SAYS[attribution]}</span></th><td class="number">${count(results)}</td><td${first && html` class="first"`}>${
    first ? html`<a href="#${first.anchor}">${name(first.id, 40)}</a>` : "–"
  }</td><td class="plot"><svg class="plot" aria-hidden="true" width="100%" height="26"><rect class="bar" x="0" y="7" width="${width}" height="12"/></svg></td></tr>
`;
}
