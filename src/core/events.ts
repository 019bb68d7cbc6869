import type { Answer, Usage } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { systemClock } from "./clock.ts";
import type { ConversationId, QuestionId } from "./question.ts";

/** What happens on the way from a question to its answer. Durations are in milliseconds. */
export type LedgerEvent =
  | { readonly type: "bot_started"; readonly durationMs: number }
  | { readonly type: "bot_stopped" }
  | {
      readonly type: "knowledge_loaded";
      readonly folder: string;
      readonly version: string;
      readonly documents: number;
      readonly passages: number;
      readonly durationMs: number;
    }
  | { readonly type: "knowledge_failed"; readonly folder: string; readonly message: string }
  | {
      readonly type: "knowledge_problem";
      readonly path: string;
      readonly message: string;
      readonly remedy: string;
    }
  | { readonly type: "conversation_started"; readonly conversation: ConversationId }
  | {
      readonly type: "question_received";
      readonly questionId: QuestionId;
      readonly channel: string;
      readonly conversation: ConversationId;
      readonly characters: number;
    }
  | { readonly type: "question_repeated"; readonly questionId: QuestionId; readonly channel: string }
  | { readonly type: "question_limited"; readonly questionId: QuestionId; readonly limit: string }
  | { readonly type: "question_acknowledged"; readonly questionId: QuestionId; readonly durationMs: number }
  | {
      readonly type: "retrieval_finished";
      readonly questionId: QuestionId;
      readonly passages: number;
      readonly coverage: number;
      readonly durationMs: number;
    }
  | { readonly type: "llm_call_started"; readonly questionId: QuestionId; readonly model: string }
  | {
      readonly type: "llm_call_finished";
      readonly questionId: QuestionId;
      readonly model: string;
      readonly status: "ok" | "error";
      readonly durationMs: number;
      readonly usage: Usage;
      readonly message?: string;
    }
  | {
      readonly type: "response_sent";
      readonly questionId: QuestionId;
      readonly channel: string;
      readonly durationMs: number;
      readonly answer: Answer;
    }
  | {
      readonly type: "error_occurred";
      readonly errorType: string;
      readonly message: string;
      readonly questionId?: QuestionId;
    }
  | {
      readonly type: "http_request_finished";
      readonly method: string;
      readonly endpoint: string;
      readonly status: number;
      readonly durationMs: number;
    }
  | {
      readonly type: "redis_operation_finished";
      readonly operation: string;
      readonly status: "ok" | "error";
    }
  | { readonly type: "db_query_finished"; readonly operation: string; readonly durationMs: number };

export type EventType = LedgerEvent["type"];

/** An event with the time at which it happened, in milliseconds since the epoch. */
export type TimedEvent = LedgerEvent & { readonly at: number };

export type Emit = (event: LedgerEvent) => void;

export interface EventBus {
  readonly emit: Emit;
  /** Hears every later event, in order. Returns the way to stop. */
  subscribe(listener: (event: TimedEvent) => void): () => void;
}

export function createEventBus(clock: Clock = systemClock): EventBus {
  const listeners = new Set<(event: TimedEvent) => void>();
  return {
    emit(event) {
      const timed = { ...event, at: clock.now() };
      for (const listener of listeners) tell(listener, timed);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Whoever watches may fail, by a full disk for instance; what is watched goes on, and so do the others. */
function tell(listener: (event: TimedEvent) => void, event: TimedEvent): void {
  try {
    listener(event);
  } catch {
    // There is nobody to tell: the one that failed may be the log.
  }
}
