import { html, type Markup } from "../../../html-page/markup.ts";
import { code, name } from "../../../html-page/text.ts";
import { numberText, shareText, valueText } from "../figures.ts";
import type { CheckResult, LoadResult, ThresholdResult } from "../load-result.ts";
import { isValid } from "../verdict.ts";

const MOST = 200;

/** What the run was held against; of an invalid run nothing was judged. */
export function judgedSection(result: LoadResult): Markup {
  const { thresholds, checks } = result;
  const valid = isValid(result);
  return html`<section aria-labelledby="judged">
<h2 id="judged">Thresholds and checks</h2>
${thresholds.length === 0 ? html`<p>No threshold was given.</p>` : thresholdTable(thresholds, valid)}
${checks.length === 0 ? html`<p>Nothing was checked.</p>` : checkTable(checks, valid)}
</section>
`;
}

function thresholdTable(thresholds: readonly ThresholdResult[], valid: boolean): Markup {
  const sorted = [...thresholds].sort((one, other) => Number(other.crossed) - Number(one.crossed));
  return html`<div class="wide" role="region" aria-label="Thresholds" tabindex="0"><table>
<caption>Thresholds</caption>
<thead><tr><th scope="col">Metric</th><th scope="col">Threshold</th><th scope="col" class="number">Value</th><th scope="col">Kept</th></tr></thead>
<tbody>
${sorted.slice(0, MOST).map((each) => thresholdRow(each, valid))}</tbody></table></div>${more(sorted)}`;
}

function thresholdRow(
  { metric, expression, value, crossed, aborted }: ThresholdResult,
  valid: boolean,
): Markup {
  return html`<tr><th scope="row">${code(metric)}</th><td>${code(expression)}</td><td class="number">${
    value === null ? "not measured" : valueText(metric, value)
  }</td>${markCell(!crossed, valid, ["kept", aborted ? "crossed, and ended the run" : "crossed"])}</tr>
`;
}

function checkTable(checks: readonly CheckResult[], valid: boolean): Markup {
  const sorted = [...checks].sort((one, other) => other.fails - one.fails);
  return html`<div class="wide" role="region" aria-label="Checks" tabindex="0"><table>
<caption>Checks of the answers</caption>
<thead><tr><th scope="col">Check</th><th scope="col" class="number">Held</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Share</th><th scope="col">Result</th></tr></thead>
<tbody>
${sorted.slice(0, MOST).map((each) => checkRow(each, valid))}</tbody></table></div>${more(sorted)}`;
}

function checkRow({ name: title, passes, fails }: CheckResult, valid: boolean): Markup {
  const all = passes + fails;
  return html`<tr><th scope="row">${name(title)}</th><td class="number">${numberText(passes)}</td><td class="number">${numberText(fails)}</td><td class="number">${shareText(
    all === 0 ? null : passes / all,
  )}</td>${all === 0 ? html`<td>nothing to check</td>` : markCell(fails === 0, valid, ["held", "failed"])}</tr>
`;
}

function markCell(holds: boolean, valid: boolean, [good, bad]: readonly [string, string]): Markup {
  if (!valid) return html`<td>? not judged</td>`;
  return holds ? html`<td class="good">✓ ${good}</td>` : html`<td class="bad">✗ ${bad}</td>`;
}

function more(all: readonly unknown[]): Markup | false {
  return all.length > MOST && html`<p class="note">And ${all.length - MOST} more.</p>`;
}
