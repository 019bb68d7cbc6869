import type { SlackLoad } from "./slack-load.ts";

/** What a scenario will ask, of whom, before it begins. */
export interface PlannedLoad {
  readonly questions: number;
  /** Whether the number depends on how fast answers come. */
  readonly isEstimate: boolean;
  readonly endsAtMs: number;
  readonly peakPerSecond: number;
  readonly busiestMinute: number;
  /** Answers under way at once: by the model's latency, and where answers take as long as the objective allows. */
  readonly concurrent: { readonly expected: number; readonly atObjective: number };
  readonly answerMs: number;
  /** Absent where nothing goes through Slack. */
  readonly slack?: SlackLoad;
  readonly budget?: BudgetLoad;
}

export interface Plan extends PlannedLoad {
  /** What cannot hold, a sentence each. */
  readonly warnings: readonly string[];
}

/** In US dollars; the highest that it can be, as if every question within the limits were answered by a model. */
export interface BudgetLoad {
  readonly costUsd: number;
  readonly pricePerQuestion: number;
  readonly budgetUsdPerDay?: number;
}
