import { html, type Markup } from "../../../html-page/markup.ts";
import { durationText, shareText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { dataTable } from "./data-table.ts";

/** Each run of the same load; nothing where there was one. */
export function repeatSection({ repeats = [] }: LoadResult): Markup {
  if (repeats.length < 2) return html``;
  const rows = repeats.map((repeat, at) => ({ ...repeat, number: at + 1 }));
  return html`<section aria-labelledby="repeats">
<h2 id="repeats">Repeats</h2>
<p>All other figures on this page are of the last run.</p>
${dataTable(
  "Runs of the same load",
  [
    { head: "Run", isNumber: true, cell: ({ number }) => number },
    { head: "Verdict", cell: ({ verdict }) => verdict },
    { head: "p(50)", isNumber: true, cell: ({ p50 }) => durationText(p50) },
    { head: "p(95)", isNumber: true, cell: ({ p95 }) => durationText(p95) },
    { head: "p(99)", isNumber: true, cell: ({ p99 }) => durationText(p99) },
    { head: "Errors", isNumber: true, cell: ({ errors }) => shareText(errors) },
  ],
  rows,
)}
</section>
`;
}
