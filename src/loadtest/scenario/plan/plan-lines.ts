import type { Plan } from "./plan-figures.ts";

/** One thing that a plan says. */
export interface PlanRow {
  readonly what: string;
  readonly says: string;
}

/** A plan for people, in the order in which it is told. */
export function planRows(plan: Plan): PlanRow[] {
  const { isEstimate, questions, endsAtMs, peakPerSecond, busiestMinute, concurrent, answerMs } = plan;
  const many = `${isEstimate ? "about " : ""}${questions} in ${seconds(endsAtMs)}`;
  const atOnce = `${figure(concurrent.expected)} where an answer takes ${seconds(answerMs)}`;
  return [
    {
      what: "questions",
      says: `${many}, ${figure(peakPerSecond)}/s at the peak, ${busiestMinute} in the busiest minute`,
    },
    {
      what: "at once",
      says: `${atOnce}, ${figure(concurrent.atObjective)} where each takes as long as the objective allows`,
    },
    ...slackCalls(plan),
    ...modelCost(plan),
    ...plan.warnings.map((says) => ({ what: "warning", says })),
  ];
}

/** The same as lines of plain text, for before a run. */
export function planLines(name: string, rows: readonly PlanRow[]): string[] {
  const width = Math.max(...rows.map(({ what }) => what.length));
  return [`Plan of ${name}`, ...rows.map(({ what, says }) => `  ${what.padEnd(width)}  ${says}`)];
}

/** What the bot allows itself is a little less than what Slack does. */
function slackCalls({ slack }: Plan): PlanRow[] {
  if (!slack) return [];
  const calls = slack.methods.map(({ method, scope, perMinute, limit }) => {
    const name = scope === "channel" ? `${method} in a channel` : method;
    return `${name} ${figure(perMinute)} of ${limit}`;
  });
  return [
    {
      what: "Slack",
      says: `calls in the busiest minute, of what the bot allows itself: ${calls.join(", ")}`,
    },
  ];
}

function modelCost({ budget }: Plan): PlanRow[] {
  if (!budget) return [];
  const { costUsd, pricePerQuestion, budgetUsdPerDay } = budget;
  const most = budgetUsdPerDay === undefined ? "" : `, of $${budgetUsdPerDay} a day`;
  return [{ what: "budget", says: `up to $${costUsd.toFixed(2)} at $${pricePerQuestion} a question${most}` }];
}

function seconds(ms: number): string {
  return `${figure(ms / 1_000)} s`;
}

/** Three digits, and no more after the point than that leaves. */
function figure(value: number): string {
  return value >= 100 ? `${Math.round(value)}` : `${Number(value.toPrecision(3))}`;
}
