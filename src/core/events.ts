import type { Answer, Source } from "./answer.ts";
import type { CallEvent } from "./call-events.ts";
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
  /** What may answer from here on: the endpoint's models, and the wishes and remarks with an answer of their own. */
  | {
      readonly type: "answering_opened";
      readonly models: readonly string[];
      /** Where passages are searched by meaning. */
      readonly embeddingModel?: string;
      readonly intents: readonly string[];
    }
  /** The metrics are not served at their second address, METRICS_HOST. */
  | { readonly type: "metrics_host_refused"; readonly host: string; readonly message: string }
  | {
      readonly type: "knowledge_loaded";
      readonly folder: string;
      /** Which source it is of, where it is not the whole. */
      readonly source?: string;
      readonly version: string;
      readonly documents: number;
      readonly passages: number;
      readonly durationMs: number;
    }
  | {
      readonly type: "knowledge_failed";
      readonly folder: string;
      /** Which source failed, where not the whole did. */
      readonly source?: string;
      readonly message: string;
    }
  /** What failed until then is as it should be again. */
  | { readonly type: "knowledge_recovered"; readonly folder: string; readonly source?: string }
  /** A start waits for these sources. */
  | { readonly type: "knowledge_awaited"; readonly folder: string; readonly sources: string }
  | {
      readonly type: "knowledge_problem";
      /** Which source it is of, where that is declared. */
      readonly source?: string;
      readonly path: string;
      readonly message: string;
      readonly remedy: string;
    }
  /** Every passage of the knowledge has a vector, so that it is found by meaning too. */
  | {
      readonly type: "embeddings_computed";
      readonly model: string;
      readonly passages: number;
      /** For how many the model was asked; the others were kept from before. */
      readonly asked: number;
      readonly durationMs: number;
    }
  /** Passages or a question got no vectors, or the database did not search them; the words alone count until it does. */
  | { readonly type: "embeddings_failed"; readonly model: string; readonly message: string }
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
  /** A step of the way to an answer that has no event of its own: understood, checked against its sources, shown. */
  | {
      readonly type: "answer_step_finished";
      readonly questionId: QuestionId;
      readonly step: "understand" | "ground" | "post";
      readonly durationMs: number;
    }
  /** It gives orders to whoever answers from it, so that nothing in it is believed. */
  | { readonly type: "passage_distrusted"; readonly questionId: QuestionId; readonly source: Source }
  | CallEvent
  | {
      /** Nothing of what a cheaper model wrote holds, so that a stronger one is asked. */
      readonly type: "draft_rejected";
      readonly questionId: QuestionId;
      readonly model: string;
      /** What of each of its statements did not stand in the passages; empty where it says that they do not answer. */
      readonly reasons: readonly string[];
    }
  | {
      /** A model wrote what does not stand in the passages that it cites. */
      readonly type: "statements_dropped";
      readonly questionId: QuestionId;
      readonly model: string;
      /** What of each statement did not stand there: a `number`, a `name`, a `link` or the like. */
      readonly reasons: readonly string[];
    }
  /** A wish or remark was answered without a search. */
  | { readonly type: "answer_ready"; readonly questionId: QuestionId; readonly intent: string }
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
