import { html, type Markup, type Part } from "../../../html-page/markup.ts";
import { code, name } from "../../../html-page/text.ts";
import type { LoadResult } from "../load-result.ts";
import { notAllBegunText } from "../not-all-begun.ts";
import { earlyEndOf, isValid, type Verdict, verdictOf } from "../verdict.ts";
import { momentText } from "./plot/scales.ts";

const LONGEST_SENTENCE = 1_000;

/** What became of the run, whether its figures count, and how to run it again. */
export function headSection(result: LoadResult): Markup {
  const verdict = verdictOf(result);
  const { sign, kind } = LOOKS[verdict.kind];
  const warnings = [earlyEndOf(result), notAllBegunText(result)].filter((words) => words !== undefined);
  return html`${!isValid(result) && html`<p class="invalid" role="alert">INVALID RUN: its figures say nothing about the bot</p>\n`}<header class="${kind}">
<p class="what">ledger loadtest</p>
<nav aria-label="On this page">${PLACES.map(([id, words]) => html`<a href="#${id}">${words}</a> `)}</nav>
<h1>${sign} ${title(result, verdict)}</h1>
<p>${name(verdict.says, LONGEST_SENTENCE)}</p>
${warnings.map((words) => html`<p class="partial">${name(words, LONGEST_SENTENCE)}</p>\n`)}
${setUp(result)}
${validityOf(result)}
</header>
`;
}

/** The run's name and what became of it, which the tab of a browser shows too. */
export function title({ scenario }: LoadResult, { title: words }: Verdict): Markup {
  return html`${words.charAt(0)}${words.slice(1).toLowerCase()}: ${name(scenario)}`;
}

const LOOKS: Readonly<Record<Verdict["kind"], { readonly sign: string; readonly kind: string }>> = {
  passed: { sign: "✓", kind: "held" },
  crossed: { sign: "✗", kind: "failed" },
  "checks-failed": { sign: "✗", kind: "failed" },
  worse: { sign: "✗", kind: "failed" },
  invalid: { sign: "✗", kind: "failed" },
  "target-down": { sign: "✗", kind: "failed" },
  interrupted: { sign: "○", kind: "open" },
  ungated: { sign: "○", kind: "open" },
};

const PLACES = [
  ["judged", "Thresholds and checks"],
  ["metrics", "Metrics"],
  ["time", "Over time"],
  ["percentiles", "By percentile"],
  ["stages", "By stage"],
] as const;

function setUp(result: LoadResult): Markup {
  const { target, executor, seed, startedAt, plannedSeconds, ranSeconds, plan, knee } = result;
  const facts: readonly (readonly [string, Part])[] = [
    ["Target", code(target)],
    ["Executor", code(executor)],
    [
      "Ran",
      `${momentText(Math.floor(ranSeconds))} of ${momentText(Math.ceil(plannedSeconds))}, from ${startedAt}`,
    ],
    ["Seed", html`<code>${seed}</code>`],
    ...(knee ? [["Knee", knee.says] as const] : []),
    ...plan.map(({ what, says }) => [what, name(says, LONGEST_SENTENCE)] as const),
  ];
  return html`<h2>Set-up and plan</h2>
<dl class="facts">
${facts.map(([words, fact]) => html`<div><dt>${name(words)}</dt><dd>${fact}</dd></div>\n`)}</dl>`;
}

function validityOf({ validity }: LoadResult): Markup | undefined {
  if (validity.length === 0) return undefined;
  return html`<h2>Is the load true?</h2>
<ul class="rules">
${validity.map(
  ({ rule, holds, says }) =>
    html`<li class="${holds ? "good" : "bad"}">${holds ? "✓" : "✗"} <code>${name(rule)}</code>: ${name(says, LONGEST_SENTENCE)}</li>\n`,
)}</ul>`;
}
