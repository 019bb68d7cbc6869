import type { Outcome } from "../../../../core/answer.ts";
import { html, type Markup } from "../../../../html-page/markup.ts";
import { EXPECTATIONS, type Expectation } from "../../../case.ts";
import type { Confusion } from "../../../metrics/summary.ts";
import { count } from "../../figures.ts";
import { OUTCOME_WORDS } from "../words.ts";

/** As judge/refusal-fault.ts has it. */
const RIGHT: Readonly<Record<Expectation, readonly Outcome[]>> = {
  answer: ["answered"],
  refuse: ["refused", "handed-over", "noted"],
  clarify: ["clarify"],
};
/** These have a column in any run. */
const MAIN: readonly Outcome[] = ["answered", "refused", "clarify"];
const EXPECTED: Readonly<Record<Expectation, string>> = {
  answer: "to answer",
  refuse: "to refuse",
  clarify: "to ask back",
};

/** What was wanted against what was done, each sample counted; what is as wanted is framed. */
export function confusionTable(confusion: Confusion): Markup {
  const outcomes = (Object.keys(OUTCOME_WORDS) as Outcome[]).filter(
    (outcome) =>
      MAIN.includes(outcome) || EXPECTATIONS.some((expect) => (confusion[expect][outcome] ?? 0) > 0),
  );
  return html`<table class="confusion">
<caption>Wanted against done</caption>
<thead><tr><th scope="col">Wanted</th>${outcomes.map(
    (outcome) => html`<th scope="col" class="number">${OUTCOME_WORDS[outcome]}</th>`,
  )}</tr></thead>
<tbody>
${EXPECTATIONS.map(
  (expect) =>
    html`<tr><th scope="row">${EXPECTED[expect]}</th>${outcomes.map((outcome) =>
      cellOf(confusion[expect][outcome] ?? 0, RIGHT[expect].includes(outcome)),
    )}</tr>\n`,
)}</tbody></table>
<p class="note">Answers with a verdict. Framed is what was wanted, be the words right or not; underlined is what was not.</p>`;
}

function cellOf(results: number, isRight: boolean): Markup {
  const kind = isRight ? "right" : results > 0 ? "wrong" : "none";
  return html`<td class="number"><span class="${kind}">${count(results)}</span></td>`;
}
