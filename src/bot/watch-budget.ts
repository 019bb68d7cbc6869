import { type Clock, systemClock } from "../core/clock.ts";
import type { Emit } from "../core/events.ts";
import type { ModelBudget } from "../llm/budget.ts";
import type { ComponentState } from "../server/readiness.ts";

export interface BudgetWatch {
  /** The budget, each refusal of which is told. */
  readonly budget: ModelBudget;
  /** Degraded, until midnight UTC, when the day's dollars are spent. */
  state(): Promise<ComponentState>;
}

export interface BudgetWatchOptions {
  readonly dollarsPerDay: number;
  /** What all processes have spent today, in US dollars. */
  readonly spentToday: () => Promise<number>;
  readonly emit: Emit;
  readonly clock?: Clock;
}

export function watchBudget(
  budget: ModelBudget,
  { dollarsPerDay, spentToday, emit, clock = systemClock }: BudgetWatchOptions,
): BudgetWatch {
  /** Something may be left of the day's dollars, and be too little for one more call. */
  let tooLittleUntil = 0;
  return {
    budget: {
      async reserve(payer, costUsd) {
        const reserved = await budget.reserve(payer, costUsd);
        if (reserved.kind === "reserved") tooLittleUntil = 0;
        else {
          if (reserved.budget === "day") tooLittleUntil = reserved.resetsAt?.getTime() ?? 0;
          emit({ type: "model_budget_refused", questionId: payer.questionId, budget: reserved.budget });
        }
        return reserved;
      },
    },
    async state() {
      const spent = await spentToday();
      const detail = `$${spent.toFixed(2)} of $${dollarsPerDay.toFixed(2)} for today are spent or reserved`;
      if (spent < dollarsPerDay && clock.now() >= tooLittleUntil) return { state: "up", detail };
      return { state: "degraded", detail: `${detail}: until midnight UTC answers are quotes` };
    },
  };
}
