import type { DayBudget, OverBudget, Reservation } from "../budget.ts";
import { endWith } from "../end-with.ts";
import { budgetedEmbeddingCostOf } from "../prices.ts";
import { mostTokens } from "../tokens.ts";
import { budgetUnavailable, overBudget } from "../with-budget.ts";
import type { EmbeddingOutcome } from "./embedding-outcome.ts";

export interface EmbeddingCharging {
  readonly budget: DayBudget;
  /** Told where a cost could not be settled; its reservation then stands for it. */
  readonly onUnsettled?: (error: unknown) => void;
}

export interface Charged {
  readonly model: string;
  /** As they are sent. */
  readonly texts: readonly string[];
  readonly signal: AbortSignal | undefined;
  /** Nothing is charged where it is not given. */
  readonly charging: EmbeddingCharging | undefined;
}

/**
 * Does work whose calls are paid for from the day's dollars: the most that the vectors of the texts can cost is reserved
 * before it, and what its calls did cost is settled after it. Throws a ModelFault where too little is left.
 */
export async function charged<Value>(
  { model, texts, signal, charging }: Charged,
  work: (hear: (outcome: EmbeddingOutcome) => void) => Promise<Value>,
): Promise<Value> {
  if (!charging) return work(() => {});
  const { budget, onUnsettled } = charging;
  const settle = (reservation: Reservation, costUsd: number) =>
    reservation.settle(costUsd).catch((error: unknown) => onUnsettled?.(error));
  const giveBack = (late: Reservation | OverBudget) => {
    if (late.kind === "reserved") void settle(late, 0);
  };
  const most = texts.reduce((sum, text) => sum + mostTokens(text), 0);
  const reserving = budget.reserveForAll(budgetedEmbeddingCostOf(model, most)).catch(budgetUnavailable);
  const reserved = await endWith(signal, reserving, giveBack);
  if (reserved.kind === "over") throw overBudget(reserved);
  let costUsd = 0;
  try {
    return await work(({ usage }) => {
      costUsd += usage.costUsd ?? budgetedEmbeddingCostOf(model, usage.inputTokens);
    });
  } finally {
    await settle(reserved, costUsd);
  }
}
