import { shortened } from "../../../../core/shortened.ts";
import { html, type Markup } from "../../../../html-page/markup.ts";
import { ATTRIBUTIONS } from "../../../judge/verdict.ts";
import { BROKE_SINCE } from "../../failure-words.ts";
import { ATTRIBUTION_WORDS, VERDICT_WORDS } from "../words.ts";
import type { KeptRows } from "./kept-rows.ts";

const LONGEST_TAG = 60;

/** Narrows the rows down. It is hidden where no script runs, and then all rows are shown. */
export function filterBar({ tags }: Pick<KeptRows, "tags">, hasBroken: boolean): Markup {
  const sorted = [...tags.entries()].sort(([, one], [, other]) => (one < other ? -1 : 1));
  return html`<div id="filter" role="search" aria-label="Filter the cases" hidden>
${select("verdict", "Verdict", [
  ...(hasBroken ? ([["broke", BROKE_SINCE]] as const) : []),
  ...Object.entries(VERDICT_WORDS),
])}
${select(
  "attribution",
  "Attribution",
  ATTRIBUTIONS.map((attribution) => [attribution, ATTRIBUTION_WORDS[attribution]]),
)}
${select(
  "tag",
  "Tag",
  sorted.map(([at, tag]) => [String(at), shortened(tag, LONGEST_TAG)]),
)}
<div><label for="filter-text">Text</label> <input id="filter-text" type="search" autocomplete="off" spellcheck="false"></div>
<button type="button" id="filter-reset">Show all</button>
<output id="filter-count"></output>
</div>`;
}

function select(
  id: string,
  words: string,
  options: readonly (readonly [value: string, text: string])[],
): Markup {
  return html`<div><label for="filter-${id}">${words}</label> <select id="filter-${id}"><option value="">all</option>${options.map(
    ([value, text]) => html`<option value="${value}">${text}</option>`,
  )}</select></div>`;
}
