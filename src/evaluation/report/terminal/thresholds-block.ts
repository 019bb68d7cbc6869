import { type Block, cell, type Line, line, span } from "../../../terminal-text/line.ts";
import { textWidth } from "../../../text/letters.ts";
import { printable } from "../../../text/printable.ts";
import type { JudgedThreshold } from "../../../thresholds/threshold.ts";
import { MEASURES, METRIC_NAMES } from "../../metrics/measures.ts";
import { ends, figure } from "../figures.ts";

const MOST = 8;
const TEXT_WIDTH = 21;
/** What stands around the text of a threshold: its sign, its value, and where there is room its interval. */
const SIGN_AND_VALUE = 12;
const LONGEST_TEXT = 48;

/** What the run was held against; those that are crossed come first. */
export function thresholdsBlock(thresholds: readonly JudgedThreshold[], columns: number): Block {
  if (thresholds.length === 0) return [];
  const crossed = thresholds.filter((each) => each.crossed);
  const sorted = [...crossed, ...thresholds.filter((each) => !each.crossed)];
  const shown = sorted.slice(0, MOST);
  const width = widthOf(shown, columns);
  const more = sorted.length - MOST;
  const left = Math.max(0, crossed.length - MOST);
  return [
    line(
      crossed.length > 0
        ? `thresholds: ${crossed.length} of ${thresholds.length} crossed`
        : "thresholds kept",
      "bold",
    ),
    ...shown.map((each) => thresholdLine(each, width)),
    ...(more > 0 ? [line(`  … and ${more} more, ${left} of them crossed`, "dim")] : []),
  ];
}

/** As wide as the longest of them, so that the values stand below one another. */
function widthOf(shown: readonly JudgedThreshold[], columns: number): number {
  const longest = Math.max(...shown.map(({ threshold }) => textWidth(printable(threshold))));
  const most = Math.min(LONGEST_TEXT, columns - SIGN_AND_VALUE);
  return Math.max(Math.min(TEXT_WIDTH, most), Math.min(longest, most));
}

function thresholdLine(
  { threshold, metric, value, interval, crossed }: JudgedThreshold,
  width: number,
): Line {
  const name = METRIC_NAMES.find((known) => known === metric) ?? "pass";
  return [
    span(crossed ? "  ✗ " : "  ✓ ", crossed ? "red" : "green"),
    cell(threshold, Math.max(1, width)),
    span(value === null ? " nothing to measure it by" : ` ${figure({ value }, MEASURES[name].unit)}`),
    span(interval ? ` ${ends(interval)}` : "", "dim"),
  ];
}
