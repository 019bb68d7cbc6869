import type { Answer, Progress, RetrievedPassage } from "../core/answer.ts";
import type { Clock } from "../core/clock.ts";
import type { Emit } from "../core/events.ts";
import type { QuestionId } from "../core/question.ts";
import type { Model } from "../llm/model.ts";
import type { Admission } from "./admit.ts";

/** What can be asked of the knowledge. */
export interface KnowledgePort {
  /** The best passages for a query, best first. */
  search(query: string, limit: number): RetrievedPassage[];
  size(): { readonly documents: number; readonly passages: number };
  /** The same for the same content, another for any other. */
  version(): string;
}

/** What an answer depends on. */
export interface AskedFor {
  readonly questionId: QuestionId;
  readonly question: string;
  /** The version of the knowledge that it is answered from. */
  readonly knowledge: string;
  /** Who may see the same documents. */
  readonly audience: string;
  readonly model: string;
}

/** Makes an answer; the signal ends it when nobody waits for it any more. */
export type MakeAnswer = (signal: AbortSignal | undefined) => AsyncGenerator<Progress, Answer>;

/** Gives one answer to all who ask the same. */
export interface AnswerCache {
  /** The answer that is kept or in the making for another one, or a fresh one. The signal ends this wait only. */
  share(asked: AskedFor, make: MakeAnswer, signal?: AbortSignal): AsyncGenerator<Progress, Answer>;
}

export interface AnswerOptions {
  /** Ends an answer that nobody waits for any more. */
  readonly signal?: AbortSignal | undefined;
  /** Which attempt at the question it is, from 1: what an earlier one made counts once for its conversation's budget. */
  readonly attempt?: number;
}

/** All that the answer path needs from outside. */
export interface AnswerPorts {
  readonly knowledge: KnowledgePort;
  readonly model: Model;
  /** Without it each question is answered for itself. */
  readonly cache?: AnswerCache;
  readonly admission: Admission;
  readonly clock: Clock;
  readonly emit: Emit;
}
