import { html, type Markup } from "../../../../html-page/markup.ts";
import { code } from "../../../../html-page/text.ts";
import type { Comparison, ComparisonOutcome } from "../../../baseline/comparison.ts";
import { COMPARISON_WORDS, smallestDrop } from "../../comparison-words.ts";
import { count, probability, share } from "../../figures.ts";
import type { RunEnd } from "../../reporter.ts";
import type { RowLinks } from "../cases/row-links.ts";
import { caseLists } from "./case-lists.ts";
import { changeTable } from "./change-table.ts";
import { selfCheckPart } from "./self-check-part.ts";

/** What differs from the baseline, case by case. */
export function comparisonSection({ head, summary, selfCheck }: RunEnd, links: RowLinks): Markup {
  const { comparison } = summary;
  return html`<section aria-labelledby="baseline">
<h2 id="baseline">Beside the baseline</h2>
${comparison ? compared(comparison, head.repeat, links) : html`<p>No baseline was given.</p>`}
${selfCheckPart(selfCheck)}
</section>
`;
}

function compared(comparison: Comparison, repeat: number, links: RowLinks): Markup {
  const { outcome, because, changed } = comparison;
  const { sign, kind } = OUTCOMES[outcome];
  const drop = smallestDrop(comparison);
  return html`<p class="outcome"><strong class="${kind}">${sign} ${COMPARISON_WORDS[outcome]}</strong>: ${because}${drop !== undefined && `; ${drop}`}.</p>
${figuresOf(comparison)}
${repeat > 1 && html`<p class="note">Here a case passes where each of its ${repeat} samples does.</p>`}
${
  changed.length > 0 &&
  html`<table>
<caption>What is not the same in the set-up</caption>
<thead><tr><th scope="col">Part</th><th scope="col">Baseline</th><th scope="col">This run</th></tr></thead>
<tbody>
${changed.map(({ what, before, after }) => html`<tr><th scope="row">${what}</th><td>${code(before)}</td><td>${code(after)}</td></tr>\n`)}</tbody></table>`
}
${changeTable(comparison)}
${caseLists(comparison, links)}`;
}

const OUTCOMES: Readonly<Record<ComparisonOutcome, { readonly sign: string; readonly kind: string }>> = {
  same: { sign: "=", kind: "same" },
  better: { sign: "▲", kind: "good" },
  worse: { sign: "▼", kind: "bad" },
  "not-enough-to-tell": { sign: "?", kind: "same" },
};

function figuresOf({ pairs, verdicts }: Comparison): Markup {
  const { before, after, broken, mended, p } = verdicts;
  const figures: readonly (readonly [string, string])[] = [
    ["cases in both runs", count(pairs)],
    ["pass before", share(before)],
    ["pass after", share(after)],
    ["broke", count(broken.length)],
    ["mended", count(mended.length)],
    ["p, exact McNemar", probability(p)],
  ];
  return html`<dl class="counts small">
${figures.map(([words, figure]) => html`<div><dt>${words}</dt><dd>${figure}</dd></div>\n`)}</dl>`;
}
