import { documentEnd, documentStart } from "../../../html-page/document.ts";
import { html, type Markup } from "../../../html-page/markup.ts";
import type { RunEnd } from "../reporter.ts";
import { caseSection } from "./cases/case-section.ts";
import { FILTER_SCRIPT } from "./cases/filter-script.ts";
import type { KeptRows } from "./cases/kept-rows.ts";
import { rowLinks } from "./cases/row-links.ts";
import { comparisonSection } from "./comparison/comparison-section.ts";
import { failureSection } from "./failures/failure-section.ts";
import { groupSection } from "./groups/group-section.ts";
import { headSection } from "./head/head-section.ts";
import { standingOf } from "./head/standing.ts";
import { metricSection } from "./metrics/metric-section.ts";
import { STYLE } from "./style/style.ts";

/** The page, in parts that are written one after another. */
export function* pageOf(end: RunEnd, rows: KeptRows): Generator<Markup> {
  const links = rowLinks(rows);
  const document = { title: `${standingOf(end).title} · ledger eval`, style: STYLE, script: FILTER_SCRIPT };
  yield documentStart(document);
  yield headSection(end);
  yield html`<main>
`;
  yield metricSection(end);
  yield failureSection(end, links);
  yield comparisonSection(end, links);
  yield groupSection(end);
  yield* caseSection(rows);
  yield html`</main>
`;
  yield documentEnd(document);
}
