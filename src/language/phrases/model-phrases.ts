/** Why a model did not answer, by the kind of its fault. */
export type FaultName =
  | "unreachable"
  | "connection_lost"
  | "connect_timeout"
  | "first_token_timeout"
  | "stalled"
  | "answer_timeout"
  | "cut"
  | "malformed"
  | "empty"
  | "server_error"
  | "rate_limited"
  | "overloaded"
  | "gateway_budget"
  | "unauthorized"
  | "rejected"
  | "refused"
  | "filtered"
  | "over_budget"
  | "conversation_budget"
  | "user_budget"
  | "day_budget"
  | "budget_unavailable"
  | "busy"
  | "circuit_open"
  | "cancelled"
  | "unexpected";

/** What the label of an answer says that is less than it could be, and what stands between quotations. */
export interface ModelPhrases {
  /** @param again - another model before it did not answer either */
  modelSilent(model: string, reason: string, again: boolean): string;
  /**
   * @param message - the fault in plain English, with its numbers and codes
   * @param until - when it ends, where that is known
   */
  fault(name: FaultName, message: string, until?: Date): string;
  /** Joins what happened and who answered; a sentence without its full stop. */
  so(happened: string, answered: string): string;
  readonly quotedOnly: string;
  answeredInstead(model: string): string;
  notWhole(model: string, tokens: number): string;
  readonly goesOn: string;
  readonly contradicts: string;
  /** @param day - as `2026-10-13` */
  newerIs(title: string, day: string): string;
}
