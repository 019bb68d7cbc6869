import type { ConversationId, QuestionId } from "../core/question.ts";

/** On whose account a model is called. */
export interface Payer {
  readonly conversation: ConversationId;
  /** The channel's own id of the person who asked. */
  readonly asker: string;
  readonly questionId: QuestionId;
  /** Which attempt at the question this is, from 1: a later one does not count again what an earlier one counted. */
  readonly attempt?: number;
}

/**
 * What may be spent on models. Every call reserves the most that it can cost before it is made and settles what
 * it did cost afterwards, so that calls at the same moment cannot spend the same dollar twice.
 */
export interface ModelBudget {
  /** Sets US dollars aside in every budget that the payer draws on, or in none of them. */
  reserve(payer: Payer, costUsd: number): Promise<Reservation | OverBudget>;
}

/** What may be spent in a day on what no single question pays for, such as the vectors of passages. */
export interface DayBudget {
  /** Sets US dollars of the day's aside; counts no call. */
  reserveForAll(costUsd: number): Promise<Reservation | OverBudget>;
}

export interface Reservation {
  readonly kind: "reserved";
  /** Puts the real cost in US dollars in the reservation's place; 0 gives all of it back. Called once. */
  settle(costUsd: number): Promise<void>;
}

export interface OverBudget {
  readonly kind: "over";
  /** The budget that has too little left. */
  readonly budget: BudgetName;
  /** When it has something again; absent for one that does not renew, such as a conversation's. */
  readonly resetsAt?: Date;
}

export type BudgetName = "conversation" | "user-day" | "day";
