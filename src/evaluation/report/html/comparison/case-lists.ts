import { html, type Markup } from "../../../../html-page/markup.ts";
import { name } from "../../../../html-page/text.ts";
import type { Comparison } from "../../../baseline/comparison.ts";
import { idLists } from "../../comparison-words.ts";
import { count } from "../../figures.ts";
import type { RowLinks } from "../cases/row-links.ts";

const MOST_IDS = 200;

/** The cases that turned, and those that only one run has. */
export function caseLists(comparison: Comparison, links: RowLinks): Markup {
  return html`${idLists(comparison).map(({ words, says, ids }, at) => {
    // The first two are what a reader comes for.
    if (at > 1 && ids.length === 0) return "";
    return html`<h3>${words.charAt(0).toUpperCase() + words.slice(1)}${says && `: ${says}`} (${count(ids.length)})</h3>
${ids.length > 0 ? listOf(ids, links) : html`<p>None.</p>`}
`;
  })}`;
}

function listOf(ids: readonly string[], links: RowLinks): Markup {
  const left = ids.length - MOST_IDS;
  return html`<ul class="ids">${ids.slice(0, MOST_IDS).map((id) => {
    const anchor = links.anchorOf(id);
    return html`<li>${anchor === undefined ? name(id) : html`<a href="#${anchor}">${name(id)}</a>`}</li>`;
  })}${left > 0 && html`<li>and ${count(left)} more</li>`}</ul>`;
}
