import { type Block, cell, cellAtRight, type Line, span } from "../../../terminal-text/line.ts";
import { MEASURES, METRIC_NAMES, type Measure, type MetricName } from "../../metrics/measures.ts";
import type { Measured, Metrics } from "../../metrics/summary.ts";
import { ends, figure } from "../figures.ts";
import { beside } from "./beside.ts";

/** What there is a value of, by what it is about, with where 95 of 100 such runs would have it. */
export function metricsBlock(metrics: Metrics, columns: number): Block {
  const block = (about: Measure["about"]) => aboutBlock(about, metrics);
  return [
    ...beside(block("answers"), block("retrieval"), columns),
    ...beside(block("citations"), [...block("safety"), ...block("resources")], columns),
  ];
}

function aboutBlock(about: Measure["about"], metrics: Metrics): Block {
  const names = METRIC_NAMES.filter((name) => MEASURES[name].about === about && isShown(name, metrics[name]));
  if (names.length === 0) return [];
  const legend = names.some(isHeuristic) ? [span("  ~ is a heuristic", "dim")] : [];
  return [[span(about, "bold"), ...legend], ...names.map((name) => metricLine(name, metrics[name]))];
}

/** That nothing was spent is no news. */
function isShown(name: MetricName, { value }: Measured): boolean {
  return value !== null && !(name === "cost" && value === 0);
}

const NAME_WIDTH = 18;
const VALUE_WIDTH = 7;
const INTERVAL_WIDTH = 14;

function metricLine(name: MetricName, { value, interval, cases }: Measured): Line {
  const shown = figure({ value }, MEASURES[name].unit);
  return [
    span("  "),
    cell(name, NAME_WIDTH),
    cellAtRight(isHeuristic(name) ? `~${shown}` : shown, VALUE_WIDTH),
    span(" "),
    cell(interval ? ends(interval) : "", INTERVAL_WIDTH, "dim"),
    span(` n=${cases}`, "dim"),
  ];
}

function isHeuristic(name: MetricName): boolean {
  const measure: Measure = MEASURES[name];
  return measure.heuristic === true;
}
