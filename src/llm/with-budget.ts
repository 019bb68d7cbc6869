import type { FaultName } from "../language/phrases/model-phrases.ts";
import { hearingCalls } from "./announce-call.ts";
import type { ModelBudget, OverBudget, Payer, Reservation } from "./budget.ts";
import type { CallOutcome } from "./call.ts";
import { endWith } from "./end-with.ts";
import { ModelFault } from "./fault.ts";
import type { Model, ModelRequest } from "./model.ts";
import { budgetedCostOf } from "./prices.ts";

export interface Charging {
  readonly budget: ModelBudget;
  /** The most that one call can cost, in US dollars. */
  readonly mostItCosts: (request: ModelRequest) => number;
  /** Told where a cost could not be settled; its reservation then stands for it. */
  readonly onUnsettled?: (error: unknown) => void;
}

/**
 * A model whose calls are paid for by whoever asks: the most that a call can cost is reserved before it, and what it
 * did cost is settled after it, also when it failed or was ended. A request without a payer is not charged.
 */
export function withBudget(model: Model, charging: Charging): Model {
  return {
    ...model,
    async *generate(request) {
      if (!request.payer) return yield* model.generate(request);
      const reservation = await reserve(request.payer, request, charging);
      let costUsd = 0;
      const hear = ({ usage }: CallOutcome) => {
        costUsd += usage.costUsd ?? budgetedCostOf(model.name, usage);
      };
      try {
        return yield* model.generate(hearingCalls(request, hear));
      } finally {
        await reservation.settle(costUsd).catch((error: unknown) => charging.onUnsettled?.(error));
      }
    },
  };
}

async function reserve(payer: Payer, request: ModelRequest, charging: Charging): Promise<Reservation> {
  const giveBack = (late: Reservation | OverBudget) => {
    if (late.kind === "reserved") late.settle(0).catch((error: unknown) => charging.onUnsettled?.(error));
  };
  const reserving = charging.budget.reserve(payer, charging.mostItCosts(request)).catch(budgetUnavailable);
  const reserved = await endWith(request.signal, reserving, giveBack);
  if (reserved.kind === "over") throw overBudget(reserved);
  return reserved;
}

/** Nothing is spent unseen: without the budget there is no call. */
export function budgetUnavailable(cause: unknown): never {
  throw new ModelFault("budget_unavailable", "its budget cannot be read at the moment", { cause });
}

const BUDGETS = {
  conversation: "this conversation has used up its budget for models",
  "user-day": "you have used up your budget for models for today",
  day: "today's budget for models is used up",
} as const satisfies Record<OverBudget["budget"], string>;

const PHRASES = {
  conversation: "conversation_budget",
  "user-day": "user_budget",
  day: "day_budget",
} as const satisfies Record<OverBudget["budget"], FaultName>;

/** Why nothing is asked, where a budget has too little left. */
export function overBudget({ budget, resetsAt }: OverBudget): ModelFault {
  const until = resetsAt ? ` (until ${minuteOf(resetsAt)})` : "";
  return new ModelFault("over_budget", BUDGETS[budget] + until, {
    phrase: PHRASES[budget],
    ...(resetsAt && { until: resetsAt }),
  });
}

/** Such as `2026-11-22 00:00 UTC`. */
function minuteOf(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
