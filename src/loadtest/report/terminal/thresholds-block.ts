import { type Block, EMPTY, type Line, line, span } from "../../../terminal-text/line.ts";
import { valueText } from "../figures.ts";
import type { ThresholdResult } from "../load-result.ts";
import { title } from "./heading.ts";
import type { Mark } from "./mark.ts";
import { INDENT } from "./metric-line.ts";

/** The thresholds by metric, in the order in which they were given. */
export function thresholdsBlock(thresholds: readonly ThresholdResult[], mark: Mark): Block {
  if (thresholds.length === 0) return [];
  const metrics = [...new Set(thresholds.map(({ metric }) => metric))];
  return [
    title("THRESHOLDS"),
    ...metrics.flatMap((metric) => [
      EMPTY,
      line(`${INDENT}${metric}`),
      ...thresholds.filter((each) => each.metric === metric).map((each) => thresholdLine(each, mark)),
    ]),
  ];
}

function thresholdLine(
  { metric, expression, figure, value, crossed, aborted }: ThresholdResult,
  mark: Mark,
): Line {
  const seen = value === null ? "nothing to measure it by" : `${figure}=${valueText(metric, value)}`;
  return [
    span(INDENT),
    mark(!crossed),
    span(` '${expression}' `),
    span(seen, crossed ? "bold" : undefined),
    ...(aborted ? [span(", and the run was ended by it", "yellow")] : []),
  ];
}
