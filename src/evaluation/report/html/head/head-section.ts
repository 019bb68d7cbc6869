import { html, type Markup } from "../../../../html-page/markup.ts";
import { counted } from "../../../../text/counted.ts";
import { ATTRIBUTIONS } from "../../../judge/verdict.ts";
import type { Counts, Summary } from "../../../metrics/summary.ts";
import { count } from "../../figures.ts";
import type { RunEnd } from "../../reporter.ts";
import { ATTRIBUTION_WORDS } from "../words.ts";
import { setUp } from "./set-up.ts";
import { standingOf } from "./standing.ts";

const MOST_FAULTS = 50;

/** Whether the run held, why not, and what it was made with. */
export function headSection(end: RunEnd): Markup {
  const { kind, title, says } = standingOf(end);
  return html`<header class="${kind}">
<p class="what">ledger eval</p>
<nav aria-label="On this page">${PLACES.map(([id, words]) => html`<a href="#${id}">${words}</a> `)}</nav>
<h1>${SIGN[kind]} ${title}</h1>
<p>${says}</p>
${faultsOf(end.faults)}
${countsOf(end.summary.counts)}
${failuresOf(end.summary.failures)}
${setUp(end)}
</header>
`;
}

const PLACES = [
  ["metrics", "Metrics"],
  ["failures", "Failures"],
  ["baseline", "Baseline"],
  ["groups", "Tags and files"],
  ["cases", "Cases"],
] as const;

const SIGN = { held: "✓", failed: "✗", open: "○" } as const;

function faultsOf(faults: readonly string[]): Markup | undefined {
  if (faults.length === 0) return undefined;
  const left = faults.length - MOST_FAULTS;
  return html`<ul class="faults">${faults
    .slice(0, MOST_FAULTS)
    .map((fault) => html`<li><bdi>${fault}</bdi></li>`)}${left > 0 && html`<li>and ${left} more</li>`}</ul>`;
}

/** What the failures come from, most first. */
function failuresOf(failures: Summary["failures"]): Markup | undefined {
  const some = ATTRIBUTIONS.filter((attribution) => failures[attribution] > 0);
  if (some.length === 0) return undefined;
  const words = some
    .sort((one, other) => failures[other] - failures[one])
    .map((attribution) => `${ATTRIBUTION_WORDS[attribution]} ${count(failures[attribution])}`);
  return html`<p class="at-once">Failures come from: ${words.join(", ")}.</p>`;
}

function countsOf(counts: Counts): Markup {
  const figures: readonly (readonly [string, number, boolean?])[] = [
    ["passed", counts.passed, true],
    ["failed", counts.failed, true],
    ["stale cassette", counts.stale],
    ["infrastructure", counts.infrastructure],
    ["unsupported", counts.unsupported],
    ["not the same each time", counts.unsteady],
  ];
  const samples = counts.results === counts.cases ? "" : ` to ${counted(counts.cases, "question")}`;
  return html`<h2 class="unseen">Counts</h2>
<dl class="counts">
<div><dt>${counts.results === 1 ? "answer" : "answers"}${samples}</dt><dd>${count(counts.results)}</dd></div>
${figures
  .filter(([, value, always]) => always || value > 0)
  .map(([words, value]) => html`<div><dt>${words}</dt><dd>${count(value)}</dd></div>\n`)}</dl>`;
}
