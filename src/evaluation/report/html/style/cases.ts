/** The rows of the cases and their filter. */
export const CASES = `
#filter {
  display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem 1rem; padding: 0.75rem 0; margin: 0 0 1rem;
  background: var(--paper); border-bottom: 1px solid var(--rule);
}
#filter div { display: flex; flex-direction: column; color: var(--soft); font-size: 0.8125rem; min-width: 0; }
#filter select, #filter input, #filter button {
  font: inherit; font-size: 0.875rem; color: var(--ink); background: var(--paper); border: 1px solid var(--soft);
  border-radius: 3px; padding: 0.25rem 0.5rem; min-height: 2.125rem; max-width: 100%;
}
#filter select { width: 12rem; }
#filter input { width: 14rem; }
#filter output { color: var(--soft); padding-bottom: 0.35rem; }
.cases { list-style: none; margin: 0; padding: 0; border-bottom: 1px solid var(--ink); }
.case { border-top: 1px solid var(--rule); }
.case:first-child { border-top-color: var(--ink); }
.case:target > details > summary { background: var(--faint); }
.case summary {
  display: grid; grid-template-columns: 11rem 12rem minmax(0, 1fr); gap: 0 1rem; padding: 0.4rem 0 0.4rem 1.25rem;
  cursor: pointer; position: relative;
}
.case summary::-webkit-details-marker { display: none; }
.case summary::before { content: "▸"; content: "▸" / ""; position: absolute; left: 0.1rem; top: 0.4rem; color: var(--soft); }
.case details[open] > summary::before { content: "▾"; content: "▾" / ""; }
.case summary:hover { background: var(--faint); }
.verdict, .id { grid-row: 1 / span 2; }
.verdict { white-space: nowrap; }
.verdict.pass { color: var(--good); }
.verdict.fail { color: var(--bad); font-weight: 600; }
.id { overflow-wrap: anywhere; color: var(--soft); font-size: 0.875rem; }
.question { grid-column: 3; }
.because { grid-column: 3; color: var(--soft); font-size: 0.875rem; }
.details { margin: 0.25rem 0 1.25rem; padding: 0.25rem 0 0 1.25rem; }
.details > div { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1rem; padding: 0.35rem 0; }
.details dt { color: var(--soft); }
.details dd { margin: 0; min-width: 0; max-width: 48rem; }
.details p { margin: 0; }
.details ul, .details ol { margin: 0; padding-left: 1.25rem; }
.details li { margin: 0 0 0.35rem; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: plaintext; }
.details li .text { color: var(--soft); font-size: 0.875rem; }
.mark { font-size: 0.8125rem; border: 1px solid var(--soft); border-radius: 3px; padding: 0 0.35em; white-space: nowrap; }
.mark.failed { color: var(--bad); border-color: var(--bad); }
.scores { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; }
.details .scores { padding: 0; }
@media screen and (max-width: 46rem) {
  .case summary { grid-template-columns: auto minmax(0, 1fr); }
  .verdict, .id { grid-row: auto; }
  .case .question, .because { grid-column: 1 / -1; }
  .details { padding-left: 0.5rem; }
  .details > div { grid-template-columns: minmax(0, 1fr); }
  #filter div { flex: 1 1 8rem; }
  #filter select, #filter input { width: 100%; }
}
@media print {
  #filter, .case summary::before { display: none; }
  .case summary { padding-left: 0; }
  .case summary, .details > div { break-inside: avoid; }
}
`;
