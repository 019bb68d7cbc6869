import type { Report } from "./report.ts";

/** As the tables keep dollars: what is beyond it is noise of adding up. */
const USD_DECIMALS = 9;
const SHARE_DECIMALS = 4;
const HOURS_DECIMALS = 2;

/** The report without the digits that only adding up and dividing left. */
export function rounded(report: Report): Report {
  const { usage, quality, cost, timeSaved } = report;
  return {
    ...report,
    usage: { ...usage, repeatUse: share(usage.repeatUse), days: usage.days.map(withUsd) },
    quality: {
      ...quality,
      medianMs: to(0, quality.medianMs),
      p95Ms: to(0, quality.p95Ms),
      answeredShare: share(quality.answeredShare),
      helpfulShare: share(quality.helpfulShare),
    },
    cost: {
      ...cost,
      totalUsd: to(USD_DECIMALS, cost.totalUsd),
      perQuestionUsd: to(USD_DECIMALS, cost.perQuestionUsd),
      otherUsd: to(USD_DECIMALS, cost.otherUsd),
      models: cost.models.map(withUsd),
      teams: cost.teams.map(withUsd),
    },
    timeSaved: { ...timeSaved, hours: to(HOURS_DECIMALS, timeSaved.hours) },
  };
}

function withUsd<Row extends { readonly costUsd: number | null }>(row: Row): Row {
  return { ...row, costUsd: to(USD_DECIMALS, row.costUsd) };
}

function share(value: number | null): number | null {
  return to(SHARE_DECIMALS, value);
}

function to<Value extends number | null>(decimals: number, value: Value): Value {
  return (value === null ? null : Number(value.toFixed(decimals))) as Value;
}
