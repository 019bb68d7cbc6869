import { html, type Markup } from "../../../../html-page/markup.ts";
import { counted } from "../../../../text/counted.ts";
import { count } from "../../figures.ts";
import { filterBar } from "./filter-bar.ts";
import type { KeptRows, Row, RowKind } from "./kept-rows.ts";

const TITLES: Readonly<Record<RowKind, string>> = {
  failed: "Failed",
  "no verdict": "Without a verdict",
  passed: "Passed",
};
const KINDS = Object.keys(TITLES) as RowKind[];
/** So many rows are written at once. */
const ROWS_AT_ONCE = 50;

/** Each result that has a row: the failed ones first, of these injections and what broke since the baseline. */
export function* caseSection(rows: KeptRows): Generator<Markup> {
  yield html`<section aria-labelledby="cases">
<h2 id="cases">Cases</h2>
${leftOut(rows)}
${filterBar(rows, hasBroken(rows))}
`;
  for (const kind of KINDS) yield* listOf(kind, rows.rows(kind));
  yield html`</section>
`;
}

function* listOf(kind: RowKind, rows: readonly Row[]): Generator<Markup> {
  if (rows.length === 0) return;
  yield html`<div class="list">
<h3>${TITLES[kind]} (${count(rows.length)})</h3>
<ol class="cases">
`;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
    yield html`${rows.slice(at, at + ROWS_AT_ONCE).map(({ markup }) => markup)}`;
  yield html`</ol>
</div>
`;
}

function hasBroken(rows: KeptRows): boolean {
  return rows.rows("failed").some(({ broke }) => broke);
}

function leftOut(rows: KeptRows): Markup {
  const missing = KINDS.filter((kind) => rows.leftOut(kind) > 0).map(
    (kind) =>
      `${counted(rows.leftOut(kind), "answer")} ${kind === "no verdict" ? "without a verdict" : `that ${kind}`}`,
  );
  if (missing.length === 0)
    return html`<p class="note">Every answer has a row. Long texts are shortened, and end in “…”.</p>`;
  return html`<p class="note">To keep the page small, ${missing.join(" and ")} have no row here; all that stands above counts them too. Long texts are shortened, and end in “…”.</p>`;
}
