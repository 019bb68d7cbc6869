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
import { html, type Markup, own } from "./markup.ts";
import { metricSection } from "./metrics/metric-section.ts";
import { POLICY } from "./policy.ts";
import { STYLE } from "./style/style.ts";

/** The page, in parts that are written one after another. */
export function* pageOf(end: RunEnd, rows: KeptRows): Generator<Markup> {
  const links = rowLinks(rows);
  yield html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${own(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${standingOf(end).title} · ledger eval</title>
<style>${own(STYLE)}</style>
</head>
<body>
`;
  yield headSection(end);
  yield html`<main>
`;
  yield metricSection(end);
  yield failureSection(end, links);
  yield comparisonSection(end, links);
  yield groupSection(end);
  yield* caseSection(rows);
  yield html`</main>
<script>${own(FILTER_SCRIPT)}</script>
</body>
</html>
`;
}
