import type { RetrievedPassage, Usage } from "../core/answer.ts";
import type { Turn } from "../core/question.ts";
import type { Language } from "../language/language.ts";
import type { Synonym } from "../text/synonyms.ts";
import type { Payer } from "./budget.ts";
import type { OnCall } from "./call.ts";

export interface ModelRequest {
  readonly question: string;
  /** What is said in fixed words is in this language; in English where it is not given. */
  readonly language?: Language;
  /** The question as it was searched for: with its subject, where it leans on its thread. */
  readonly query: string;
  /** With what the query begins, where that is the question before it: what is behind it says more. */
  readonly after?: string;
  readonly thread: readonly Turn[];
  /** Best first. The answer refers to the first as `[1]`, to the second as `[2]`. */
  readonly passages: readonly RetrievedPassage[];
  /** How passages say in other words what the query asks for; for a model that knows no language. */
  readonly synonyms?: readonly Synonym[];
  /** Whether anything of a whole draft can be said; where it is not given, all can. */
  readonly holds?: (draft: Draft) => boolean;
  /** Ends the call when nobody waits for its answer any more. */
  readonly signal?: AbortSignal;
  /** Who the call is charged to; nobody where it is not given. */
  readonly payer?: Payer;
  /** Told of each call that is made on the way to the answer: failed ones, repeated ones and other models' too. */
  readonly onCall?: OnCall;
  /** Which try at this model it is, from 1; the first where it is not given. */
  readonly attempt?: number;
  /** The model that did not answer, where this one is asked in its place. */
  readonly insteadOf?: string;
}

export interface Draft {
  /** Markdown with `[n]` behind what passage n says; undefined where the passages do not answer. */
  readonly text: string | undefined;
  /** The model that wrote it. */
  readonly model: string;
}

export interface Generation extends Draft {
  /** What all the calls for this request used, also those that failed. */
  readonly usage: Usage;
  /** Why this is not what the preferred model would have said, and who said it: a sentence without its full stop. */
  readonly degraded?: string;
}

/**
 * Yields the answer's text so far as it grows, and returns the whole. A text need not begin with the one before it:
 * where a model fails in mid-answer, the next one begins anew.
 */
export type GenerationStream = AsyncGenerator<string, Generation>;

export interface Model {
  readonly name: string;
  /** Throws a ModelFault where it cannot answer; that of kind `cancelled` where the request's signal ended it. */
  generate(request: ModelRequest): GenerationStream;
  /** A cheaper one for questions that are easy, with this one behind it, also where nothing of its draft holds. */
  readonly easier?: Model;
  /** Why the next call would not be made, for one that can tell. */
  readonly outage?: () => ModelOutage | undefined;
}

export interface ModelOutage {
  /** The fault that brought it about, in plain words. */
  readonly reason: string;
  /** When a call is made again, to see whether it has passed; milliseconds since the epoch. */
  readonly probeAt: number;
}
