import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, shareOf, sum } from "../promql.ts";
import { COST_OF_AN_HOUR, COST_TODAY } from "./cost-queries.ts";

const TOKENS = "llm_tokens_used_total";
const KEPT = "llm_prompt_cache_tokens_total";

export const costRow: RowPlan = {
  title: "Cost",
  lines: [
    graphs(
      {
        kind: "graph",
        title: "Cost of models",
        description:
          "What calls to models cost since midnight UTC (today), and in the hour before each moment.",
        unit: "usd",
        queries: [
          { expr: COST_TODAY, legend: "today" },
          { expr: COST_OF_AN_HOUR, legend: "of an hour" },
        ],
        colors: { today: "blue", "of an hour": "orange" },
      },
      {
        kind: "bars",
        title: "Tokens an hour, by model",
        description: "Tokens that models read and wrote in the hour before each moment.",
        unit: "count",
        queries: [{ expr: sum(anHour(TOKENS), "model"), legend: "{{model}}" }],
        whileEmpty: "no calls yet",
      },
      {
        kind: "graph",
        title: "Tokens that the endpoint had kept",
        description:
          "The share of all tokens of the hour before each moment that were read from the endpoint's prompt cache, where they cost a fraction.",
        unit: "share",
        queries: [{ expr: shareOf(anHour(KEPT, 'kind="read"'), anHour(TOKENS)), legend: "read from cache" }],
        whileEmpty: "no calls in the last hour",
      },
    ),
    graphs(
      {
        kind: "graph",
        title: "Tokens an answer",
        description:
          "Tokens that models read and wrote, for each answer of the hour before each moment, whether a model made it or not.",
        unit: "count",
        queries: [
          {
            expr: `${sum(anHour(TOKENS))} / (${sum(anHour("ledger_bot_answers_total"))} > 0)`,
            legend: "tokens an answer",
          },
        ],
        whileEmpty: "no answers in the last hour",
      },
      {
        kind: "bars",
        title: "Refused by a budget, an hour",
        description:
          "Calls to a model in the hour before each moment that a budget did not allow: of the conversation, of the person's day, or of everybody's day.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("llm_budget_refusals_total"), "budget"), legend: "{{budget}}" }],
        limits: { bad: 1, side: "above" },
      },
      {
        kind: "bars",
        title: "Over a limit, an hour",
        description:
          "Questions in the hour before each moment that came too fast: from one person (user), or from everybody together (all).",
        unit: "perHour",
        queries: [{ expr: sum(anHour("rate_limit_exceeded_total"), "user_type"), legend: "{{user_type}}" }],
        whileEmpty: "none yet",
      },
    ),
  ],
};
