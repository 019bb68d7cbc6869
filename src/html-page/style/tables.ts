/** Tables and the plots in them. On a narrow screen the row of a plotted table stands on several lines. */
export const TABLES = `
table { border-collapse: collapse; width: 100%; margin: 0 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: 0.5rem 0; }
th, td { text-align: left; vertical-align: baseline; font-weight: 400; padding: 0.3rem 1rem 0.3rem 0; }
thead th { color: var(--soft); font-size: 0.8125rem; vertical-align: bottom; border-bottom: 1px solid var(--ink); }
tbody tr + tr > * { border-top: 1px solid var(--rule); }
tbody:last-child tr:last-child > * { border-bottom: 1px solid var(--ink); }
.topic th { font-style: italic; padding-top: 0.9rem; border-bottom: 1px solid var(--rule); }
.number { text-align: right; white-space: nowrap; }
.metric { font-weight: 600; white-space: nowrap; }
.says { color: var(--soft); font-size: 0.8125rem; }
.metric ~ .says, a + .says, .against { display: block; }
.against { font-size: 0.8125rem; }
.heuristic { color: var(--soft); font-size: 0.8125rem; border: 1px dashed var(--soft); padding: 0 0.3em; }
.none { color: var(--soft); }
th.plot, td.plot { width: 38%; padding: 0.15rem 0.75rem 0 1.25rem; vertical-align: top; }
thead th.plot { vertical-align: bottom; padding-bottom: 0.3rem; }
svg.plot { display: block; overflow: visible; }
.axis text { fill: var(--soft); font-size: 0.75rem; }
.grid { stroke: var(--rule); }
.interval { stroke: var(--line); stroke-width: 3; }
.dot { fill: var(--value); }
.before { fill: var(--paper); fill-opacity: 0; stroke: var(--ink); stroke-width: 1.5; }
.bound { fill: var(--good); stroke: var(--good); }
.bound.crossed { fill: none; stroke: var(--bad); }
.bar { fill: var(--value); }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; color: var(--soft); font-size: 0.8125rem; }
.legend span { display: inline-flex; align-items: center; gap: 0.4rem; }
.confusion { width: auto; }
.confusion .number { min-width: 5.5rem; }
.confusion td span { display: inline-block; min-width: 2.5rem; padding: 0 0.4rem; }
.confusion .right { outline: 1px solid var(--ink); }
.confusion .wrong { color: var(--bad); font-weight: 600; text-decoration: underline; }
.ids { columns: 16rem; column-gap: 2rem; padding-left: 1.1rem; margin: 0 0 1rem; }
.ids li { break-inside: avoid; }
@media screen and (max-width: 46rem) {
  .plotted, .plotted tbody { display: block; }
  .plotted caption { display: block; }
  .plotted thead { display: block; }
  .plotted thead tr { display: block; }
  .plotted thead th { display: none; }
  .plotted thead th.plot { display: block; width: auto; border: 0; padding: 0 0.75rem; }
  .plotted tbody tr { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.4rem 0; border-top: 1px solid var(--rule); }
  .plotted tbody tr > *, .plotted tbody:last-child tr:last-child > * { border: 0; padding: 0; }
  .plotted tbody th { flex: 1 0 100%; }
  .plotted tbody:nth-child(n) tr:nth-child(n) > td.plot { flex: 1 0 100%; width: auto; padding: 0.2rem 0.75rem; }
  .plotted td { font-size: 0.875rem; }
  .plotted .n::before { content: "n = "; }
  .plotted .p::before { content: "p "; }
  .plotted .first::before { content: "first: "; }
  .confusion .number { min-width: 0; }
  th, td { padding-right: 0.6rem; }
}
`;
