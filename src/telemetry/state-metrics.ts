import { Gauge, type Registry } from "prom-client";
import { instrumentsOf, SECONDS } from "./instruments.ts";
import type { OnEvent } from "./on-event.ts";

const BREAKER_STATES = ["closed", "half_open", "open"] as const;
/** What every answer in Slack takes. */
const SLACK_METHODS = ["chat.postMessage", "chat.update"] as const;
const BUDGETS = ["conversation", "user-day", "day"] as const;

/** Counts what tells of trouble, and of what the bot does about it. */
export function stateCounters(registry: Registry): OnEvent {
  const { counter } = instrumentsOf(registry);
  const recovered = counter(
    "ledger_bot_questions_recovered_total",
    "Questions that were queued again because their worker died or nobody had their job",
  );
  const repeated = counter(
    "ledger_bot_questions_repeated_total",
    "Deliveries of a question that had come before",
  );
  const refused = counter("llm_budget_refusals_total", "Calls to a model that a budget refused", ["budget"]);
  for (const budget of BUDGETS) refused.inc({ budget }, 0);
  const breaker = new Gauge({
    name: "llm_breaker_state",
    help: "1 for the state that the breaker of a model is in, and 0 for the others",
    labelNames: ["model", "state"],
    registers: [registry],
  });
  const rateLimited = counter("ledger_bot_slack_rate_limited_total", "Calls that Slack answered with 429", [
    "method",
  ]);
  const rateLimitedFor = counter(
    "ledger_bot_slack_rate_limited_seconds_total",
    "How long Slack asked not to be called, over all its answers with 429",
    ["method"],
  );
  const awaited = counter(
    "ledger_bot_slack_turn_wait_seconds_total",
    "How long calls to Slack waited for their turn, so that Slack's limits are kept",
    ["method"],
  );
  for (const method of SLACK_METHODS)
    for (const each of [rateLimited, rateLimitedFor, awaited]) each.inc({ method }, 0);
  const lost = counter("ledger_bot_database_losses_total", "How often the connection to Postgres was lost");

  const lostTraces = counter(
    "ledger_bot_traces_lost_total",
    "Traces of questions that the collector did not take, in whole or in part",
  );

  const setBreaker = (model: string, state: (typeof BREAKER_STATES)[number]) => {
    for (const each of BREAKER_STATES) breaker.set({ model, state: each }, each === state ? 1 : 0);
  };

  return {
    answering_opened: ({ models }) => {
      for (const model of models) setBreaker(model, "closed");
    },
    question_recovered: () => recovered.inc(),
    question_repeated: () => repeated.inc(),
    model_budget_refused: ({ budget }) => refused.inc({ budget }),
    model_breaker_changed: ({ model, state }) => setBreaker(model, state),
    slack_rate_limited: ({ method, waitMs }) => {
      rateLimited.inc({ method });
      rateLimitedFor.inc({ method }, waitMs / SECONDS);
    },
    slack_turn_awaited: ({ method, waitMs }) => awaited.inc({ method }, waitMs / SECONDS),
    database_lost: () => lost.inc(),
    traces_lost: ({ traces }) => lostTraces.inc(traces),
  };
}
