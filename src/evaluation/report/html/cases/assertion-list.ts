import { html, type Markup } from "../../../../html-page/markup.ts";
import { code, name } from "../../../../html-page/text.ts";
import type { Assertion, AssertionResult } from "../../../assertions/assertion.ts";
import type { Result } from "../../../result.ts";

const MOST_ASSERTIONS = 20;
const LONGEST_REASON = 400;

const WORDS: Readonly<Record<AssertionResult["outcome"], string>> = {
  held: "✓ held",
  failed: "✗ failed",
  unsupported: "○ unsupported",
};

/** What the file asserts of the answer, and what became of it. */
export function assertionList({ case: { assertions }, assertions: results }: Result): Markup | undefined {
  if (assertions.length === 0) return undefined;
  const left = assertions.length - MOST_ASSERTIONS;
  return html`<ul>${assertions
    .slice(0, MOST_ASSERTIONS)
    .map((assertion, at) =>
      itemOf(assertion, results[at]),
    )}${left > 0 && html`<li class="note">and ${left} more</li>`}</ul>`;
}

function itemOf({ type, negated, weight, metric }: Assertion, result: AssertionResult | undefined): Markup {
  return html`<li><span class="mark ${result?.outcome}">${result ? WORDS[result.outcome] : "○ not judged"}</span> ${code(
    negated ? `not-${type}` : type,
  )}${metric !== undefined && html` ${name(metric)}`}${weight === 0 && " (measured only)"}${
    result && html` <span class="note">${name(result.because, LONGEST_REASON)}</span>`
  }</li>`;
}
