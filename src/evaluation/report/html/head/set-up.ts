import { html, type Markup, type Part } from "../../../../html-page/markup.ts";
import { code, names } from "../../../../html-page/text.ts";
import { counted } from "../../../../text/counted.ts";
import { count, dollars } from "../../figures.ts";
import type { RunEnd, RunHead } from "../../reporter.ts";

const MOST_FILES = 20;
const MOST_MODELS = 10;

/** What the run was made with, so that it can be made again. */
export function setUp(end: RunEnd): Markup {
  const { head } = end;
  const { version, documents, passages } = head.knowledge;
  const facts: readonly (readonly [string, Part])[] = [
    ["Cases", html`${count(head.selected)} asked of ${count(head.total)} in the files${timesOf(head)}`],
    ["Files", names(head.files, MOST_FILES, code)],
    ["Model", modelsOf(end)],
    ["Answers", html`${ANSWERS[head.answers]}, through ${THROUGH[head.through]}`],
    [
      "Knowledge",
      html`version ${code(version)}, ${counted(documents, "document")}, ${counted(passages, "passage")}`,
    ],
    ["Prompt", head.prompt === "none" ? "none, no model is prompted" : code(head.prompt)],
    ["Seed", html`<code>${head.seed}</code>`],
  ];
  return html`<h2>Set-up</h2>
<dl class="facts">
${facts.map(([words, fact]) => html`<div><dt>${words}</dt><dd>${fact}</dd></div>\n`)}</dl>`;
}

const ANSWERS: Readonly<Record<RunHead["answers"], string>> = {
  offline: "made offline, no endpoint was asked",
  cassettes: "replayed from cassettes, no endpoint was asked",
  live: "from a live endpoint",
};

const THROUGH: Readonly<Record<RunHead["through"], string>> = {
  path: "the answer path",
  slack: "the simulated Slack",
};

function timesOf({ repeat }: RunHead): string {
  return repeat > 1 ? `, each ${repeat} times` : "";
}

function modelsOf(end: RunEnd): Markup {
  const unknown = end.summary.counts.unknownCosts;
  return html`${sharesOf(end)}${
    unknown > 0 &&
    html`<p class="note">The cost of ${counted(unknown, "answer")} is not known and counted nowhere.</p>`
  }`;
}

function sharesOf({ head, models }: RunEnd): Markup {
  const [only] = models;
  if (models.length === 1 && only?.model === head.model)
    return html`${code(head.model)}, cost ${dollars(only.costUsd)}`;
  const shares = models
    .slice(0, MOST_MODELS)
    .map(
      ({ model, results, costUsd }) =>
        html`<li>${code(model)}: ${counted(results, "answer")}, cost ${dollars(costUsd)}</li>`,
    );
  const left = models.length - MOST_MODELS;
  return html`${code(head.model)}${shares.length > 0 && html`<ul>${shares}${left > 0 && html`<li>and ${left} more</li>`}</ul>`}`;
}
