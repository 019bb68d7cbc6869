import { type Block, EMPTY, line } from "../../../terminal-text/line.ts";
import type { LoadResult } from "../load-result.ts";
import { GROUPS, metricsOf } from "../metric-groups.ts";
import { checkRows, checksBlock } from "./checks-block.ts";
import { title } from "./heading.ts";
import type { Mark } from "./mark.ts";
import { INDENT, metricLines, metricRow } from "./metric-line.ts";

/** The checks, then every metric by its group, all names of one width. */
export function totalsBlock({ checks, metrics, ranSeconds }: LoadResult, columns: number, mark: Mark): Block {
  const sums = checkRows(checks, ranSeconds);
  const groups = GROUPS.map((group) => ({
    group,
    rows: metricsOf(group, metrics).map(([name, metric]) => metricRow(name, metric)),
  })).filter(({ rows }) => rows.length > 0);
  const all = [...sums, ...groups.flatMap(({ rows }) => rows)];
  if (all.length === 0) return [];
  return [
    title("TOTAL RESULTS"),
    ...(sums.length > 0 ? [EMPTY, ...metricLines(sums, columns, all), ...checksBlock(checks, mark)] : []),
    ...groups.flatMap(({ group, rows }) => [
      EMPTY,
      line(`${INDENT}${group}`, "bold"),
      ...metricLines(rows, columns, all),
    ]),
  ];
}
