import { html, type Markup } from "../../../html-page/markup.ts";
import { name } from "../../../html-page/text.ts";
import { numberText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { dataTable } from "./data-table.ts";

const LONGEST_REASON = 300;

/** Why questions had no right end; nothing where all had one. */
export function errorSection({ errors }: LoadResult): Markup {
  if (errors.length === 0) return html``;
  return html`<section aria-labelledby="errors">
<h2 id="errors">Errors</h2>
${dataTable(
  "Why questions had no answer",
  [
    { head: "Reason", cell: ({ reason }) => name(reason, LONGEST_REASON) },
    { head: "Questions", isNumber: true, cell: ({ count }) => numberText(count) },
  ],
  errors,
)}
</section>
`;
}
