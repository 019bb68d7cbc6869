import type { QuestionId } from "./question.ts";

/** What changes in the state of what the bot depends on. Durations are in milliseconds. */
export type StateEvent =
  | { readonly type: "database_lost" }
  | { readonly type: "database_returned"; readonly awayMs: number }
  | {
      readonly type: "model_breaker_changed";
      readonly model: string;
      /** Open: no call is made. Half-open: one is, to see whether the endpoint is well again. */
      readonly state: "closed" | "half_open" | "open";
    }
  | {
      readonly type: "model_budget_refused";
      readonly questionId: QuestionId;
      /** Which budget had too little left: that of a conversation, of a person for a day, or of the day. */
      readonly budget: "conversation" | "user-day" | "day";
    }
  | {
      readonly type: "slack_rate_limited";
      readonly method: string;
      /** How long Slack wants to be left alone. */
      readonly waitMs: number;
    }
  /** What was told of some questions did not reach the collector of traces. */
  | { readonly type: "traces_lost"; readonly traces: number; readonly message: string }
  /** The first that was lost; it is not told again until the collector takes one. */
  | { readonly type: "collector_lost"; readonly message: string }
  | { readonly type: "collector_returned"; readonly lost: number }
  /** A call to Slack waited, so that Slack's limits are kept. */
  | { readonly type: "slack_turn_awaited"; readonly method: string; readonly waitMs: number };
