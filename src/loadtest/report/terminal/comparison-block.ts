import { type Block, EMPTY, type Line, span } from "../../../terminal-text/line.ts";
import { wrapped } from "../../../terminal-text/wrapped.ts";
import { changeText } from "../change.ts";
import { valueText } from "../figures.ts";
import type { ComparisonResult, LoadResult } from "../load-result.ts";
import { title } from "./heading.ts";
import { INDENT } from "./metric-line.ts";

/** How the run stands to a baseline, or why it cannot be held against it. */
export function comparisonBlock({ comparison }: LoadResult, columns: number): Block {
  if (!comparison) return [];
  const { baseline, because, changes } = comparison;
  return [
    title(`BASELINE ${baseline}`),
    EMPTY,
    ...wrapped(`${INDENT}${because}`, { columns, indent: INDENT.length, most: 4 }),
    ...changes.map(changeLine),
  ];
}

function changeLine(change: ComparisonResult["changes"][number]): Line {
  const { metric, figure, before, after } = change;
  const values = `${valueText(metric, before)} → ${valueText(metric, after)}`;
  return [span(`${INDENT}${metric} ${figure} ${values}`), span(`  ${changeText(change)}`, "dim")];
}
