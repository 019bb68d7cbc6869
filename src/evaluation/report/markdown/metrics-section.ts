import type { JudgedThreshold } from "../../../thresholds/threshold.ts";
import { MEASURES, METRIC_NAMES } from "../../metrics/measures.ts";
import type { Metrics } from "../../metrics/summary.ts";
import { figure, range } from "../figures.ts";
import { code } from "./inert.ts";
import { firstRows, table } from "./table.ts";

const MOST_THRESHOLDS = 50;
const LONGEST_THRESHOLD = 120;

/** Every metric that has a value, with its interval and the cases it was measured on; what has no verdict is said elsewhere. */
export function metricsSection(metrics: Metrics): string[] {
  const rows = METRIC_NAMES.filter(
    (name) => metrics[name].value !== null && MEASURES[name].kind !== "count",
  ).map((name) => {
    const { unit, says, ...measure } = MEASURES[name];
    const { interval, cases } = metrics[name];
    const note = "heuristic" in measure ? " (heuristic)" : "";
    return [
      code(name, LONGEST_THRESHOLD),
      figure(metrics[name], unit),
      range(interval),
      `${cases}`,
      says + note,
    ];
  });
  const columns = [
    { title: "Metric" },
    { title: "Value", isNumber: true },
    { title: "95 % interval" },
    { title: "n", isNumber: true },
    { title: "What it is" },
  ];
  return section("Metrics", table(columns, rows));
}

export function thresholdsSection(thresholds: readonly JudgedThreshold[]): string[] {
  const rows = thresholds
    .slice(0, MOST_THRESHOLDS)
    .map(({ threshold, value, interval, crossed }) => [
      code(threshold, LONGEST_THRESHOLD),
      value === null ? "nothing to measure it by" : `${value}`,
      range(interval),
      crossed ? "**crossed**" : "kept",
    ]);
  const columns = [
    { title: "Threshold" },
    { title: "Value", isNumber: true },
    { title: "95 % interval" },
    { title: "Verdict" },
  ];
  return section("Thresholds", firstRows(columns, rows, thresholds.length, "thresholds"));
}

/** A part with its heading; nothing where there is nothing to say. */
export function section(title: string, content: readonly string[]): string[] {
  return content.length === 0 ? [] : [`### ${title}`, ...content];
}
