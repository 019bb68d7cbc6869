import type { ChatMessage } from "../chat/chat-request.ts";
import type { FaultName } from "../faults/fault-table.ts";
import type { PlayEnd } from "../play/play.ts";

export type RouteName = "chat" | "embeddings" | "models" | "health" | "unknown";

/**
 * One request and what became of it. `at`, in milliseconds since the epoch, is when it came; other times are counted
 * from there. The caller's key is nowhere in it.
 */
export interface LlmCall {
  /** From 1 on. */
  readonly n: number;
  /** `x-litellm-call-id`. */
  readonly id: string;
  readonly at: number;
  readonly route: RouteName;
  readonly path: string;
  readonly model?: string;
  readonly stream?: boolean;
  /** Of a chat completion. */
  readonly messages?: readonly ChatMessage[];
  /** Names of the arguments that were given. */
  readonly given?: readonly string[];
  /** Of embeddings. */
  readonly input?: readonly string[];
  /** The faults of the plan that struck it. */
  readonly faults: readonly FaultName[];
  /** What it used in truth, whatever it was told. */
  readonly usage?: {
    readonly promptTokens: number;
    readonly cachedTokens: number;
    readonly cacheWriteTokens: number;
    readonly completionTokens: number;
  };
  readonly status?: number;
  readonly firstTokenMs?: number;
  readonly durationMs?: number;
  /** How many calls of a model, this one with them, were under way when it came. */
  readonly inFlight: number;
  /** `running` until it is over. */
  readonly outcome: "running" | "failed" | PlayEnd;
}

/** What is learned of a call on the way. */
export type CallFacts = Partial<Omit<LlmCall, "n" | "id" | "at" | "inFlight">>;
