import { type Block, line } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { counted } from "../../../text/counted.ts";
import { dollars } from "../figures.ts";
import type { ModelShare, RunEnd } from "../reporter.ts";

const MOST = 5;

/** Which models had a part in it and what they cost, where anything costs. */
export function costBlock({ models, summary }: RunEnd, columns: number): Block {
  if (models.every(({ costUsd }) => costUsd === 0)) return [];
  const more = models.length - MOST;
  const each = models.slice(0, MOST).map(shareText).join(", ");
  const { unknownCosts } = summary.counts;
  return [
    ...wrapped(`models: ${each}${more > 0 ? ` and ${more} more` : ""}`, { columns, indent: 2, most: 2 }),
    ...(unknownCosts > 0
      ? [line(`  ${counted(unknownCosts, "answer")} of unknown cost; no total has them`, "dim")]
      : []),
  ];
}

function shareText({ model, results, costUsd }: ModelShare): string {
  return `${model} ${results} (${costUsd === null ? "price not known" : dollars(costUsd)})`;
}
