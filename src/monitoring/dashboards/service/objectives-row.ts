import { OBJECTIVES, type Objective, SLOW_AFTER_SECONDS } from "../../objectives.ts";
import { graphs, type Limits, numbers, type PanelPlan, type RowPlan } from "../dashboard-plan.ts";

/** Its words, as a person says them. */
interface Words {
  readonly title: string;
  readonly what: string;
  readonly bad: string;
  /** Of what the share is, where that is not all of the three days. */
  readonly of?: string;
  /** PromQL of what was good over three days; without it, all that was not bad. */
  readonly good?: string;
  /** Where there is nothing of which a share could be had. */
  readonly whileEmpty?: string;
}

const WORDS: Readonly<Record<Objective["name"], Words>> = {
  availability: {
    title: "Availability",
    what: "How much of the time at least one process that takes questions in was ready",
    bad: "as much time without the bot",
    of: ", of the time that was seen",
    // What alerts go by counts as good what nobody saw: after a first hour it could not be under 98 %.
    good: "avg_over_time(ledger:up:max[3d])",
  },
  latency: {
    title: `Answered within ${SLOW_AFTER_SECONDS} s`,
    what: `The share of the answers that came within ${SLOW_AFTER_SECONDS} seconds`,
    bad: "as many slow answers",
    whileEmpty: "no answers",
  },
  errors: {
    title: "Without an error",
    what: "The share of the questions that did not end in an error, or in no answer at all",
    bad: "as many errors",
    whileEmpty: "no answers",
  },
};

/** The rates at which an alert wakes somebody: at 14.4 a budget of 30 days is gone in two, at 6 in five. */
const BURNING: Limits = { poor: 6, bad: 14.4, side: "above" };

export const objectivesRow: RowPlan = {
  title: "Objectives",
  lines: [
    numbers(
      ...OBJECTIVES.map(kept),
      {
        kind: "number",
        title: "Fastest burn, 1 hour",
        description:
          "How many times as fast as it may be the error budget of 30 days was used up in the last hour, for the objective that is worst off.",
        unit: "times",
        queries: [{ expr: `max(${OBJECTIVES.map(burntAs).join(" or ")})`, legend: "" }],
        limits: BURNING,
      },
      {
        kind: "number",
        title: "Alerts that fire",
        description: "How many alerts fire at this moment. What to do about each stands in the runbook.",
        unit: "count",
        queries: [{ expr: 'count(ALERTS{alertstate="firing"}) or vector(0)', legend: "" }],
        limits: { bad: 1, side: "above" },
      },
      {
        kind: "number",
        title: "Longest wait",
        description:
          "How long the question has waited that was asked first of those that nobody works on yet.",
        unit: "seconds",
        queries: [{ expr: "max(ledger_bot_oldest_waiting_seconds)", legend: "" }],
        limits: { poor: SLOW_AFTER_SECONDS, bad: 30, side: "above" },
      },
    ),
    graphs(...OBJECTIVES.map(burning)),
  ],
};

function kept({ name, promise, budget, badRatio }: Objective): PanelPlan {
  const { title, what, of = "", good = `1 - ${badRatio}3d`, whileEmpty } = WORDS[name];
  return {
    kind: "number",
    title: `${title}, 3 days`,
    description: `${what}, in the last 3 days${of}. The objective: ${promise}, over 30 days.`,
    unit: "share",
    queries: [{ expr: good, legend: "" }],
    limits: { bad: withoutNoise(1 - budget), side: "below" },
    decimals: 2,
    ...(whileEmpty && { whileEmpty }),
  };
}

function burning({ name, promise, budget, badRatio }: Objective): PanelPlan {
  const { title, bad, whileEmpty } = WORDS[name];
  return {
    kind: "graph",
    title: `${title}: how fast the budget burns`,
    description: `How many times ${bad} as the objective allows: ${promise}. At 1 the budget of 30 days lasts for just 30 days; an alert wakes somebody at 14.4 and at 6.`,
    unit: "times",
    queries: ["5m", "1h", "6h"].map((window) => ({
      expr: `${badRatio}${window} / ${budget}`,
      legend: `over ${window}`,
    })),
    limits: BURNING,
    colors: { "over 5m": "blue", "over 1h": "orange", "over 6h": "purple" },
    ...(whileEmpty && { whileEmpty }),
  };
}

/** Series without labels would hide each other behind `or`. */
function burntAs({ name, budget, badRatio }: Objective): string {
  return `label_replace(${badRatio}1h / ${budget}, "objective", "${name}", "", "")`;
}

/** .995, where floating point has it that 1 - .005 is .995 and a little. */
function withoutNoise(share: number): number {
  return Number(share.toFixed(6));
}
