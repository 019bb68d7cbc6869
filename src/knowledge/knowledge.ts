import type { Passage, RetrievedPassage, Source } from "../core/answer.ts";
import type { Viewer } from "../core/audience.ts";
import type { Emit } from "../core/events.ts";
import type { Meaning } from "../core/meaning.ts";
import type { Query } from "../core/query.ts";
import type { QuestionId } from "../core/question.ts";
import type { Scheduler } from "../core/scheduler.ts";
import type { Synonym } from "../text/synonyms.ts";
import type { Explanation } from "./explanation.ts";
import type { SourceFile } from "./source-file.ts";

export interface KnowledgeStatus {
  readonly folder: string;
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  readonly problems: number;
  /** Why the folder that was asked for is not the one in use, or not as it is now. */
  readonly degraded?: string;
  /** How old what is in use of a plain folder is: since it was last known to be as the folder is. */
  readonly ageMs?: number;
  /** Each declared source; none where the knowledge is one plain folder. */
  readonly sources?: readonly SourceStatus[];
  /** Whether passages are found by meaning too; absent where no model is set for that. */
  readonly embeddings?: EmbeddingsStatus;
}

export interface EmbeddingsStatus {
  readonly model: string;
  /** All passages of this version have vectors; until then the words alone count. */
  readonly ready: boolean;
  /** Where they are searched, once they are and there is a database; in memory with the reason why not there. */
  readonly searchedIn?: "the database" | `memory: ${string}`;
  /** Why passages, or the latest question, have none, where that failed. */
  readonly failure?: string;
}

export interface SourceStatus {
  readonly name: string;
  readonly documents: number;
  /** How many things in it its owner should mend, such as a page that fails and is used as it was. */
  readonly problems?: number;
  /** How old what is in use is: since it was last known to be as the source has it. Absent where nothing is in use. */
  readonly ageMs?: number;
  /** How long there has been nothing of it, since the start. */
  readonly missingMs?: number;
  /** Why the last refresh failed, where it did. */
  readonly failure?: string;
}

/** What can be asked of the knowledge. */
export interface KnowledgeMoment {
  /**
   * @param viewer who may read what is found; without one it is for everybody
   * @param meaning what `meaningOf` tells of the query; without it the words alone count
   */
  search(query: Query, limit: number, viewer?: Viewer, meaning?: Meaning): RetrievedPassage[];
  /**
   * What a query means, for `search` by the same viewer. Undefined where passages have no vectors yet, or it cannot be
   * told in time; absent where passages are not searched by meaning.
   */
  meaningOf?(
    query: string,
    viewer?: Viewer,
    signal?: AbortSignal,
    questionId?: QuestionId,
  ): Promise<Meaning | undefined>;
  /** Why a passage stands where it does in such a search; undefined where it would not be found. */
  explain(query: Query, source: Source, viewer?: Viewer): Explanation | undefined;
  /** Other words for those of a query that some passage has; a search takes them as the same. */
  synonyms(query: Query, viewer?: Viewer): readonly Synonym[];
  /** How much a search term tells about a passage that holds it. */
  informs(term: string, viewer?: Viewer): number;
  /** The strength with which this knowledge matches what it does not answer. */
  noiseFloor(viewer?: Viewer): number;
  size(viewer?: Viewer): { readonly documents: number; readonly passages: number };
  scopeOf(viewer: Viewer): string;
  version(): string;
  /** All passages of this version, whoever may see them: for what is computed of them, never for an answer. */
  content(): readonly Passage[];
}

/** The knowledge as it is now; a change on the disk replaces it whole. */
export interface LiveKnowledge extends KnowledgeMoment {
  /** As it is at this moment, whatever takes its place: for one question, so that all of it is about one version. */
  asOfNow(): KnowledgeMoment;
  /** As it would be with these documents in it too, found by their words: what is in use stays as it is. */
  withDocuments(files: readonly SourceFile[]): KnowledgeMoment;
  status(): KnowledgeStatus;
  /** Follows changes on the disk, and of declared sources, until closed. */
  watch(): Promise<void>;
  close(): Promise<void>;
}

export interface KnowledgeOptions {
  /** A folder of Markdown, or a YAML file that declares sources. */
  readonly folder: string;
  /** Used where `folder` cannot be loaded; without it that is an error. */
  readonly fallback?: string;
  readonly emit: Emit;
  /** Keeps what was fetched, so that a start finds it where a source is down; without it nothing is kept. */
  readonly dataDir?: string;
  /** Where the secrets of declared sources are looked up. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly scheduler?: Scheduler;
  /** From 0 up to 1: spreads refreshes, so that replicas do not ask all at once. */
  readonly random?: () => number;
  /** Ends the opening, which fails then. */
  readonly signal?: AbortSignal;
  /** Waits for every source as long as its `timeout` lets it, also where others could serve without it. */
  readonly whole?: boolean;
}
