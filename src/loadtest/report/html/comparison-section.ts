import { html, type Markup } from "../../../html-page/markup.ts";
import { code, name } from "../../../html-page/text.ts";
import { changeText } from "../change.ts";
import { valueText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";

const MOST = 100;

/** How the run stands to a baseline; nothing where there is none. */
export function comparisonSection({ comparison }: LoadResult): Markup {
  if (!comparison) return html``;
  const { baseline, because, changes } = comparison;
  return html`<section aria-labelledby="baseline">
<h2 id="baseline">Against the baseline ${name(baseline)}</h2>
<p>${name(because, 1_000)}</p>
${
  changes.length > 0 &&
  html`<div class="wide" role="region" aria-label="Changes" tabindex="0"><table>
<thead><tr><th scope="col">Figure</th><th scope="col" class="number">Before</th><th scope="col" class="number">After</th><th scope="col" class="number">Change, with its 95 % interval</th></tr></thead>
<tbody>
${changes
  .slice(0, MOST)
  .map(
    (change) =>
      html`<tr><th scope="row">${code(change.metric)} ${change.figure}</th><td class="number">${valueText(change.metric, change.before)}</td><td class="number">${valueText(change.metric, change.after)}</td><td class="number">${changeText(change)}</td></tr>\n`,
  )}</tbody></table></div>`
}
</section>
`;
}
