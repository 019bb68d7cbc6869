import { graphs, type RowPlan } from "../dashboard-plan.ts";
import { anHour, meanOf, orNone, sharesOf, sum } from "../promql.ts";

const OUTCOMES = {
  answered: "green",
  refused: "yellow",
  clarify: "blue",
  "handed-over": "purple",
  limited: "orange",
  noted: "text",
  failed: "red",
} as const;

export const answersRow: RowPlan = {
  title: "Answers",
  lines: [
    graphs(
      {
        kind: "bars",
        title: "Answers an hour, by their outcome",
        description:
          "What questions came to in the hour before each moment: an answer with its sources, a refusal, a question back, a limit, or an error.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_answers_total"), "outcome"), legend: "{{outcome}}" }],
        colors: OUTCOMES,
        whileEmpty: "none yet",
      },
      {
        kind: "share",
        title: "Outcomes as shares",
        description:
          "The same as shares of all answers, so that a change in quality shows however many questions there are.",
        unit: "share",
        queries: [{ expr: sharesOf(anHour("ledger_bot_answers_total"), "outcome"), legend: "{{outcome}}" }],
        colors: OUTCOMES,
        whileEmpty: "no answers in the last hour",
      },
      {
        kind: "graph",
        title: "Not believed, an hour",
        description:
          "What was kept out of answers in the hour before each moment: statements without a hold in the passages that they cite, drafts of the cheaper model of which nothing held, and passages that give orders to whoever reads them.",
        unit: "perHour",
        queries: [
          { expr: orNone(sum(anHour("ledger_bot_dropped_statements_total"))), legend: "statements" },
          { expr: orNone(sum(anHour("ledger_bot_rejected_drafts_total"))), legend: "drafts" },
          { expr: sum(anHour("ledger_bot_distrusted_passages_total")), legend: "passages" },
        ],
      },
    ),
    graphs(
      {
        kind: "graph",
        title: "Sources an answer cites",
        description:
          "How many sources the answers out of the knowledge cited in the hour before each moment, on average. An answer that cites none is one to look at.",
        unit: "count",
        queries: [{ expr: meanOf("ledger_bot_answer_citations"), legend: "sources" }],
        limits: { bad: 1, side: "below" },
        whileEmpty: "no answers in the last hour",
      },
      {
        kind: "bars",
        title: "Answered without the model, an hour",
        description:
          "Answers in the hour before each moment that another question with the same words had already (store), or got at that moment (in_flight).",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_cached_answers_total"), "from"), legend: "from {{from}}" }],
        whileEmpty: "none yet",
      },
      {
        kind: "bars",
        title: "Wishes and remarks an hour",
        description:
          "What needs no search, such as a greeting, thanks or the wish for a person, in the hour before each moment.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_ready_answers_total"), "intent"), legend: "{{intent}}" }],
        whileEmpty: "none yet",
      },
      {
        kind: "graph",
        title: "Lesser answers an hour",
        description:
          "Answers that the preferred model did not give, in the hour before each moment: the fallback model wrote them, or they quote the sources.",
        unit: "perHour",
        queries: [{ expr: sum(anHour("ledger_bot_degraded_answers_total")), legend: "degraded" }],
        colors: { degraded: "orange" },
      },
    ),
  ],
};
