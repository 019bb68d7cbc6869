import type { FaultName } from "../language/phrases/model-phrases.ts";

/** What a kind of fault means for those who decide what to do next. */
interface FaultTraits {
  /** The same call may go well a moment later. */
  readonly retryable: boolean;
  /** It says that the endpoint is not well, and so helps to open the breaker. */
  readonly countsForBreaker: boolean;
}

const PASSES: FaultTraits = { retryable: true, countsForBreaker: true };
const UNWELL: FaultTraits = { retryable: false, countsForBreaker: true };
const OTHER: FaultTraits = { retryable: false, countsForBreaker: false };

/** Every way in which a model can fail to answer. */
export const FAULTS = {
  /** No connection could be made: nothing was sent, nothing is paid. */
  unreachable: PASSES,
  /** The connection broke after the request was sent and before the endpoint replied. */
  connection_lost: PASSES,
  /** No response headers in time. The request may be at work, so it is not made twice. */
  connect_timeout: UNWELL,
  first_token_timeout: UNWELL,
  /** The words stopped coming in mid-answer. */
  stalled: UNWELL,
  /** The whole answer took too long. */
  answer_timeout: UNWELL,
  /** The stream ended or broke before the answer was whole. */
  cut: UNWELL,
  malformed: UNWELL,
  empty: UNWELL,
  /** HTTP 5xx and 408, or an error in the stream that amounts to one. */
  server_error: PASSES,
  /** HTTP 429 of the gateway, which says when to come back. */
  rate_limited: PASSES,
  /** Any other HTTP 429: the provider's behind the gateway, which has tried again already. */
  overloaded: UNWELL,
  /** The key's budget at the gateway is spent. */
  gateway_budget: OTHER,
  /** HTTP 401 and 403. */
  unauthorized: OTHER,
  /** Any other HTTP 4xx: the request itself is not accepted. */
  rejected: OTHER,
  /** The model declined to answer. */
  refused: OTHER,
  /** A content filter stopped the answer. */
  filtered: OTHER,
  /** One of Ledger's own budgets has too little left for the call. */
  over_budget: OTHER,
  /** Ledger's own budget could not be asked, and nothing is spent unseen. */
  budget_unavailable: OTHER,
  /** Too many calls of this process run and wait already. */
  busy: OTHER,
  /** The breaker is open: the endpoint failed too often just now. */
  circuit_open: OTHER,
  /** The caller's signal ended the call. */
  cancelled: OTHER,
  /** A mistake in our own code, treated as a fault so that the question still gets an answer. */
  unexpected: OTHER,
} as const satisfies Record<string, FaultTraits>;

export type FaultKind = keyof typeof FAULTS;

export interface FaultDetails {
  readonly cause?: unknown;
  /** How long the endpoint asks callers to stay away. */
  readonly retryAfterMs?: number;
  /** The endpoint's own id of the call. */
  readonly callId?: string;
  readonly traits?: Partial<FaultTraits>;
  /** How it is told to an asker, where its kind says too little. */
  readonly phrase?: FaultName;
  /** When it ends, where that is known. */
  readonly until?: Date;
}

/** Why a model did not answer. The message is plain words that an asker may read, and never the endpoint's own. */
export class ModelFault extends Error implements FaultTraits {
  override readonly name = "ModelFault";
  readonly kind: FaultKind;
  readonly retryable: boolean;
  readonly countsForBreaker: boolean;
  readonly retryAfterMs: number | undefined;
  readonly callId: string | undefined;
  readonly phrase: FaultName;
  readonly until: Date | undefined;

  constructor(kind: FaultKind, message: string, details: FaultDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    const { retryable, countsForBreaker } = { ...FAULTS[kind], ...details.traits };
    this.kind = kind;
    this.retryable = retryable;
    this.countsForBreaker = countsForBreaker;
    this.retryAfterMs = details.retryAfterMs;
    this.callId = details.callId;
    this.phrase = details.phrase ?? kind;
    this.until = details.until;
  }
}

/** Any thrown value as a fault. What is none is a mistake of ours, whose words are not for askers. */
export function asFault(thrown: unknown): ModelFault {
  return thrown instanceof ModelFault
    ? thrown
    : new ModelFault("unexpected", "an internal fault", { cause: thrown });
}
