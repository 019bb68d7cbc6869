import type { Usage } from "../core/answer.ts";
import type { FaultKind } from "./fault.ts";

/** One call of one model, as it begins. */
export interface ModelCall {
  readonly model: string;
  readonly attempt: number;
  /** The model that did not answer, where this one is asked in its place. */
  readonly insteadOf?: string;
}

/** How a call ended. A failed one has a fault, and may have used tokens all the same. */
export interface CallOutcome {
  readonly status: "ok" | "error";
  readonly usage: Usage;
  /** It went to no endpoint. */
  readonly inProcess?: true;
  readonly callId?: string;
  readonly responseId?: string;
  readonly responseModel?: string;
  readonly finish?: string;
  readonly fault?: FaultKind;
  readonly message?: string;
}

/** Hears that a call begins; the function it returns hears, once, how it ended. */
export type OnCall = (call: ModelCall) => (outcome: CallOutcome) => void;
