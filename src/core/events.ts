import type { Answer, Usage } from "./answer.ts";
import type { Clock } from "./clock.ts";
import { systemClock } from "./clock.ts";
import type { HandoverEvent } from "./handover-events.ts";
import type { ConversationId, QuestionId } from "./question.ts";
import type { StateEvent } from "./state-events.ts";
import type { VoteReason } from "./vote.ts";

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
  /** Its worker died, or nobody had its job, and it is queued again. */
  | { readonly type: "question_recovered"; readonly questionId: QuestionId }
  | { readonly type: "question_limited"; readonly questionId: QuestionId; readonly limit: string }
  | { readonly type: "question_acknowledged"; readonly questionId: QuestionId; readonly durationMs: number }
  | {
      readonly type: "retrieval_finished";
      readonly questionId: QuestionId;
      readonly passages: number;
      readonly coverage: number;
      readonly durationMs: number;
    }
  | {
      readonly type: "llm_call_started";
      readonly questionId: QuestionId;
      readonly model: string;
      /** Counts the tries at one model for one question, from 1. */
      readonly attempt: number;
    }
  | {
      readonly type: "llm_call_finished";
      readonly questionId: QuestionId;
      readonly model: string;
      readonly attempt: number;
      readonly status: "ok" | "error";
      readonly durationMs: number;
      readonly usage: Usage;
      /** The endpoint's own id of the call, to find it in the endpoint's logs. */
      readonly callId?: string;
      /** The kind of fault, such as `first_token_timeout`. */
      readonly fault?: string;
      readonly message?: string;
    }
  | {
      readonly type: "answer_cached";
      readonly questionId: QuestionId;
      /** Whether it was kept, or made for another question at that moment. */
      readonly from: "store" | "in_flight";
    }
  | {
      readonly type: "response_sent";
      readonly questionId: QuestionId;
      readonly channel: string;
      readonly durationMs: number;
      readonly answer: Answer;
    }
  | {
      readonly type: "vote_kept";
      readonly questionId: QuestionId;
      readonly helped: boolean;
      readonly reason?: VoteReason;
      /** Whether the person thinks otherwise than before, or has said something for the first time. */
      readonly changed: boolean;
    }
  | HandoverEvent
  | StateEvent
  | {
      readonly type: "error_occurred";
      readonly errorType: string;
      readonly message: string;
      /** How many faults of this type it stands for, where that is more than one: it is the latest of them. */
      readonly times?: number;
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
