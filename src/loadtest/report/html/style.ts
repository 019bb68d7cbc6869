import { COLORS, TEXT } from "../../../html-page/style/base.ts";
import { PRINT } from "../../../html-page/style/print.ts";
import { TABLES } from "../../../html-page/style/tables.ts";

/** Lines differ in their dashes and not in their color alone. */
const CHARTS = `
figure { margin: 1.5rem 0; }
figcaption h3 { margin: 0 0 0.25rem; }
svg.chart { display: block; overflow: visible; }
.chart .axis text, .not-run-name { fill: var(--soft); font-size: 0.75rem; }
.line { fill: none; stroke-width: 1.5; stroke-linejoin: round; stroke-linecap: round; vector-effect: non-scaling-stroke; }
.line.main { stroke: var(--value); stroke-width: 2; }
.line.second { stroke: var(--ink); }
.line.third { stroke: var(--ink); stroke-dasharray: 5 3; }
.line.planned { stroke: var(--ink); stroke-dasharray: 0.5 5; stroke-width: 2.5; }
.line.bad { stroke: var(--bad); stroke-width: 2; }
.stage { stroke: var(--soft); stroke-dasharray: 2 3; }
.limit { stroke: var(--good); }
.limit.crossed { stroke: var(--bad); }
.chart .axis .limit-name { fill: var(--good); }
.chart .axis .limit-name.crossed { fill: var(--bad); }
.not-run { fill: var(--faint); }
details { margin: 0 0 1.5rem; }
summary { cursor: pointer; color: var(--soft); font-size: 0.875rem; padding: 0.25rem 0; }
.wide { overflow-x: auto; position: relative; }
.wide:focus-visible { outline: 2px solid var(--value); outline-offset: 2px; }
.wide th { white-space: nowrap; }
.wide .many { min-width: 34rem; }
.wide .stages { min-width: 50rem; }
.stages th.plot, .stages td.plot { width: 30%; }
.rules { list-style: none; margin: 0; padding: 0; }
.rules li { padding: 0.15rem 0; }
.rules .good { color: inherit; }
.partial { font-weight: 600; }
.invalid {
  position: sticky; top: 0; z-index: 1; margin: 0 0 1.5rem; padding: 0.6rem 0.9rem; font-weight: 700; text-align: center;
  background: var(--paper); color: var(--bad); border: 3px solid var(--bad);
}
.invalid ~ main h2 { scroll-margin-top: 5rem; }
@media (max-width: 40rem) {
  .stage-name { display: none; }
}
@media print {
  .invalid { position: static; }
  .wide { overflow: visible; }
  figure { break-inside: avoid; }
  .not-run { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

export const STYLE = `${COLORS}${TEXT}${TABLES}${CHARTS}${PRINT}`;
