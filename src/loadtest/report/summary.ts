import type { CheckResult } from "../run/checks.ts";
import type { ThresholdResult } from "../thresholds/evaluate.ts";
import type { LoadtestReport, TrendFigures } from "./report.ts";

/** A report as a person reads it, in the manner of k6's summary at the end. */
export function summaryOf(report: LoadtestReport): string {
  const { scenario, load, questions, checks, metrics, thresholds } = report;
  const rate = `${load.rate} every ${said(load.timeUnitMs)} for ${said(load.durationMs)}`;
  return [
    `scenario ${scenario}: ${load.executor}, ${rate}, times from each planned start`,
    "",
    ...checks.flatMap(checkLines),
    "",
    metricLine("ack_duration", trendCells(metrics.ack_duration)),
    metricLine("answer_duration", trendCells(metrics.answer_duration)),
    metricLine("send_lag", trendCells(metrics.send_lag)),
    metricLine(
      "checks",
      `${percentOf(metrics.checks.rate)}  ✓ ${metrics.checks.passes}  ✗ ${metrics.checks.fails}`,
    ),
    metricLine(
      "questions",
      `${questions.planned} planned, ${questions.sent} sent, ${questions.answered} answered`,
    ),
    "",
    ...(thresholds.length > 0 ? ["thresholds", ...thresholds.map(thresholdLine), ""] : []),
    lastLine(report),
  ].join("\n");
}

function checkLines({ name, passes, fails }: CheckResult): string[] {
  if (fails === 0) return [`  ✓ ${name}`];
  return [`  ✗ ${name}`, `    ↳ ${percentOf(passes / (passes + fails))}  ✓ ${passes}  ✗ ${fails}`];
}

function thresholdLine({ metric, expression, value, passed }: ThresholdResult): string {
  const seen = metric === "checks" ? percentOf(value) : said(value);
  return `  ${passed ? "✓" : "✗"} ${metric}: ${expression}  (${seen})`;
}

function lastLine({ outcome, invalid, thresholds }: LoadtestReport): string {
  if (outcome === "invalid")
    return `INVALID RUN, its figures say nothing about the bot: ${invalid.join("; ")}. Ask at a lower rate, or end other programs on this machine.`;
  if (outcome === "passed") return "passed";
  const crossed = thresholds.filter(({ passed }) => !passed);
  return `thresholds crossed: ${crossed.map(({ metric, expression }) => `${metric}: ${expression}`).join(", ")}`;
}

const LABEL_WIDTH = 17;

function metricLine(name: string, cells: string): string {
  return `  ${name.padEnd(LABEL_WIDTH, ".")}: ${cells}`;
}

function trendCells(figures: TrendFigures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name}=${said(value)}`)
    .join("  ");
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function said(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return "none";
  if (milliseconds >= 1_000) return `${Number((milliseconds / 1_000).toFixed(2))}s`;
  return `${Number(milliseconds.toFixed(2))}ms`;
}
