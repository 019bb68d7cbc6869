import { html, type Markup } from "../../../html-page/markup.ts";
import { name } from "../../../html-page/text.ts";
import { numberText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { dataTable } from "./data-table.ts";

/** How questions ended, by their kind; nothing where none did. */
export function outcomeSection({ outcomes }: LoadResult): Markup {
  if (outcomes.length === 0) return html``;
  return html`<section aria-labelledby="outcomes">
<h2 id="outcomes">Outcomes</h2>
${dataTable(
  "How questions ended",
  [
    { head: "Kind", cell: ({ kind }) => name(kind) },
    { head: "Outcome", cell: ({ outcome }) => name(outcome) },
    { head: "Questions", isNumber: true, cell: ({ count }) => numberText(count) },
  ],
  outcomes,
)}
</section>
`;
}
