import { html, type Markup } from "../../../html-page/markup.ts";
import { name } from "../../../html-page/text.ts";
import { durationText, shareText } from "../figures.ts";
import type { LoadResult } from "../load-result.ts";
import { dataTable } from "./data-table.ts";

const LONGEST_REASON = 300;

/** The rates that were tried, and what limits the bot; nothing where it was not looked for. */
export function kneeSection({ knee }: LoadResult): Markup {
  if (!knee) return html``;
  const { says, limit, probes } = knee;
  return html`<section aria-labelledby="knee">
<h2 id="knee">The knee</h2>
<p><strong>${says}</strong>${(limit?.reasons ?? []).map((reason) => html` ${name(reason, LONGEST_REASON)}.`)}</p>
${limit !== undefined && limit.also.length > 0 && html`<p>Also at its limit: ${limit.also.join(", ")}.</p>`}
${dataTable(
  "Probes, in the order in which they were made",
  [
    { head: "Questions/s", isNumber: true, cell: ({ ratePerS }) => ratePerS },
    { head: "It", cell: ({ verdict }) => VERDICTS[verdict] },
    { head: "p(95)", isNumber: true, cell: ({ p95 }) => durationText(p95) },
    { head: "Goodput", isNumber: true, cell: ({ goodput }) => shareText(goodput) },
    { head: "Because", cell: ({ why }) => name(why.join("; "), LONGEST_REASON) },
  ],
  probes,
)}
</section>
`;
}

const VERDICTS = { held: "✓ held", broke: "✗ did not hold", invalid: "? was INVALID" } as const;
