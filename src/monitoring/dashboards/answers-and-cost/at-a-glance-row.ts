import { numbers, type RowPlan } from "../dashboard-plan.ts";
import { ofBot, orNone, shareOf, sum } from "../promql.ts";
import { COST_OF_AN_HOUR, COST_TODAY } from "./cost-queries.ts";

const ANSWERS = "ledger_bot_answers_total";
const VOTES = "ledger_bot_votes_total";

const inADay = (metric: string, ...matchers: readonly string[]) =>
  `increase(${ofBot(metric, ...matchers)}[1d])`;

export const atAGlanceRow: RowPlan = {
  title: "At a glance",
  lines: [
    numbers(
      {
        kind: "number",
        title: "Answered, 24 hours",
        description:
          "The share of the questions of 24 hours that got an answer out of the knowledge, with its sources.",
        unit: "share",
        queries: [{ expr: shareOf(inADay(ANSWERS, 'outcome="answered"'), inADay(ANSWERS)), legend: "" }],
        whileEmpty: "no answers",
      },
      {
        kind: "number",
        title: "Refused, 24 hours",
        description:
          "The share of the questions of 24 hours for which nothing was found that would carry an answer. `ledger knowledge gaps` tells which.",
        unit: "share",
        queries: [{ expr: shareOf(inADay(ANSWERS, 'outcome="refused"'), inADay(ANSWERS)), legend: "" }],
        whileEmpty: "no answers",
      },
      {
        kind: "number",
        title: "Found helpful, 24 hours",
        description: "The share of the votes of 24 hours that say that the answer helped.",
        unit: "share",
        queries: [{ expr: shareOf(inADay(VOTES, 'helped="true"'), inADay(VOTES)), legend: "" }],
        whileEmpty: "no votes",
      },
      {
        kind: "number",
        title: "Handed over, 24 hours",
        description: "Conversations that were handed over to a person in 24 hours.",
        unit: "count",
        queries: [{ expr: orNone(sum(inADay("conversations_escalated_total"))), legend: "" }],
        decimals: 0,
      },
      {
        kind: "number",
        title: "From the cache, 24 hours",
        description:
          "The share of the answers of 24 hours that had been made for another question with the same words, and cost nothing.",
        unit: "share",
        queries: [{ expr: shareOf(inADay("ledger_bot_cached_answers_total"), inADay(ANSWERS)), legend: "" }],
        whileEmpty: "no answers",
      },
      {
        kind: "number",
        title: "Cost today",
        description:
          "What the calls to models cost since midnight UTC, in all processes, with what is reserved for those that run.",
        unit: "usd",
        queries: [{ expr: COST_TODAY, legend: "" }],
        decimals: 2,
      },
      {
        kind: "number",
        title: "Cost of the last hour",
        description:
          "What the calls to models cost in the last hour; since midnight UTC where that is less than an hour ago.",
        unit: "usd",
        queries: [{ expr: COST_OF_AN_HOUR, legend: "" }],
        decimals: 2,
      },
      {
        kind: "number",
        title: "Day's budget spent",
        description:
          "How much of what calls to models may cost in a day, in UTC, is spent or reserved. An alert tells of 80 %; at 100 % answers quote the sources.",
        unit: "share",
        queries: [{ expr: `${COST_TODAY} / max(llm_daily_budget_usd)`, legend: "" }],
        limits: { poor: 0.8, bad: 1, side: "above" },
        whileEmpty: "no budget",
      },
    ),
  ],
};
