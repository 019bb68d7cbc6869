import type { KnowledgeProblem } from "../source-file.ts";

/** A document that a source gave, as Markdown. */
export interface SourceDocument {
  /** Inside the source, with `/` and an extension. */
  readonly path: string;
  readonly content: string;
  readonly title?: string | undefined;
  /** Where a person reads it. */
  readonly url?: string | undefined;
  /** When it was last changed, as ISO 8601. */
  readonly updated?: string | undefined;
  /** What the server names this state of it by, to ask only for a newer one. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** All that a source holds at one moment. */
export interface Fetched {
  /** The source's own name of this state, such as a commit. */
  readonly version?: string | undefined;
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly KnowledgeProblem[];
}

/** What a fetch goes by. */
export interface FetchContext {
  /** What was fetched before, to ask only for what changed. */
  readonly before: Fetched | undefined;
  /** Ends it where it takes too long, or nobody needs it any more. */
  readonly signal: AbortSignal;
  /** A folder for what is in the making. */
  readonly scratch: string;
}
