import type { Usage } from "./answer.ts";
import type { QuestionId } from "./question.ts";

/** Calls of models, as they begin and end. Durations are in milliseconds. */
export type CallEvent =
  | {
      readonly type: "llm_call_started";
      readonly questionId: QuestionId;
      readonly model: string;
      /** Counts the tries at one model for one question, from 1. */
      readonly attempt: number;
      /** The model that did not answer, where this one is asked in its place. */
      readonly insteadOf?: string;
    }
  | {
      readonly type: "llm_call_finished";
      readonly questionId: QuestionId;
      readonly model: string;
      readonly attempt: number;
      readonly insteadOf?: string;
      readonly status: "ok" | "error";
      readonly durationMs: number;
      readonly usage: Usage;
      /** It went to no endpoint. */
      readonly inProcess?: true;
      /** The endpoint's own id of the call, to find it in the endpoint's logs. */
      readonly callId?: string;
      /** The completion's own id, as the model's provider made it. */
      readonly responseId?: string;
      /** Who wrote, as the response names it: more exact than the model that was asked for. */
      readonly responseModel?: string;
      /** Why the model stopped writing, such as `stop` or `length`. */
      readonly finish?: string;
      /** The kind of fault, such as `first_token_timeout`. */
      readonly fault?: string;
      readonly message?: string;
    }
  /** A call for the vectors of some passages, or of a question. */
  | {
      readonly type: "embedding_call_finished";
      /** Whose vector it was for; none where it was for passages. */
      readonly questionId?: QuestionId;
      readonly model: string;
      readonly texts: number;
      readonly status: "ok" | "error";
      readonly durationMs: number;
      readonly usage: Usage;
      readonly responseModel?: string;
      readonly fault?: string;
    };
