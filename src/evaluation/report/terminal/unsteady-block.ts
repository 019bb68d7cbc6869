import type { Block } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import type { RunEnd } from "../reporter.ts";

/** Cases that came to the one now and to the other then. */
export function unsteadyBlock({ head, summary }: RunEnd, first: readonly string[], columns: number): Block {
  const { unsteady, cases } = summary.counts;
  if (head.repeat < 2 || unsteady === 0) return [];
  const more = unsteady - first.length;
  const ids = first.length === 0 ? "" : `: ${first.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const said = `unsteady: ${unsteady} of ${cases} cases neither passed nor failed each time${ids}`;
  return wrapped(said, { columns, indent: 2, most: 2, style: "yellow" });
}
