import type { Answer, Progress, RetrievedPassage, Source } from "../core/answer.ts";
import type { Viewer } from "../core/audience.ts";
import type { Clock } from "../core/clock.ts";
import type { Emit } from "../core/events.ts";
import type { Meaning } from "../core/meaning.ts";
import type { Query } from "../core/query.ts";
import type { QuestionId } from "../core/question.ts";
import type { Language } from "../language/language.ts";
import type { Model } from "../llm/model.ts";
import type { Synonym } from "../text/synonyms.ts";
import type { Admission } from "./admit.ts";

/** What can be asked of the knowledge. */
export interface KnowledgePort {
  /** The best passages for a query of those that the viewer may see, best first, as if there were no others. */
  search(query: Query, limit: number, viewer: Viewer, meaning?: Meaning): RetrievedPassage[];
  /** What a query means, for that viewer's `search`; undefined where that cannot be told now, absent where only words count. */
  meaningOf?(
    query: string,
    viewer: Viewer,
    signal?: AbortSignal,
    questionId?: QuestionId,
  ): Promise<Meaning | undefined>;
  /** Other words for those of a query that passages have which the viewer may see; a search takes them as the same. */
  synonyms(query: Query, viewer: Viewer): readonly Synonym[];
  /** How much a search term tells about a passage that holds it, of those that the viewer may see. */
  informs(term: string, viewer: Viewer): number;
  /** The strength with which what the viewer may see matches what it does not answer. */
  noiseFloor(viewer: Viewer): number;
  /** How much the viewer may see. */
  size(viewer: Viewer): { readonly documents: number; readonly passages: number };
  /** Names what the viewer may see: the same for those who may see the same documents. */
  scopeOf(viewer: Viewer): string;
  /** The same for the same content, another for any other. */
  version(): string;
  /** As it is at this moment; absent where nothing takes its place. */
  asOfNow?(): KnowledgePort;
}

/** What an answer depends on. */
export interface AskedFor {
  readonly questionId: QuestionId;
  readonly question: string;
  /** The version of the knowledge that it is answered from. */
  readonly knowledge: string;
  /** The scope of who will read it: the same for those who may see the same documents. */
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

export interface ReadyAnswer {
  /** Names it in metrics. */
  readonly intent: string;
  /** Markdown; `[1]` refers to what is cited. */
  readonly text: string;
  readonly cite?: { readonly source: Source; readonly quote: string } | undefined;
}

/** Knows the answers that need no search. */
export interface ReadyAnswers {
  /** What there is an answer for. */
  readonly intents?: readonly string[];
  /** Undefined wherever it is not sure. */
  find(text: string, language: Language): ReadyAnswer | undefined;
}

/** All that the answer path needs from outside. */
export interface AnswerPorts {
  readonly knowledge: KnowledgePort;
  readonly model: Model;
  /** Without it everything is searched for. */
  readonly ready?: ReadyAnswers;
  /** Without it each question is answered for itself. */
  readonly cache?: AnswerCache;
  readonly admission: Admission;
  readonly clock: Clock;
  readonly emit: Emit;
}
