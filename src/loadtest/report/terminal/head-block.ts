import { type Block, line } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import type { LoadResult } from "../load-result.ts";
import { INDENT } from "./metric-line.ts";

/** What was run, and what was expected of it. */
export function headBlock(
  { scenario, target, executor, seed, plannedSeconds, plan }: LoadResult,
  columns: number,
): Block {
  const says = `${executor} for ${Math.ceil(plannedSeconds)} s, target ${target}, seed ${seed}; times run from each planned start`;
  return [
    line(`  ${scenario}`, "bold"),
    ...wrapped(`${INDENT}${says}`, { columns, indent: INDENT.length, most: 3 }),
    ...plan.flatMap(({ what, says: expected }) =>
      wrapped(`${INDENT}${what}: ${expected}`, { columns, indent: INDENT.length + 2, most: 2, style: "dim" }),
    ),
  ];
}
