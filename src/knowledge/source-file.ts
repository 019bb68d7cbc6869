/** A Markdown document as a source gives it. */
export interface SourceFile {
  /** From the knowledge folder, with `/` on every system. */
  readonly path: string;
  readonly content: string;
  /** Where a person reads it, if that is on the web. */
  readonly url?: string | undefined;
  /** What its own front matter says counts for more. */
  readonly title?: string | undefined;
  readonly owner?: string | undefined;
  readonly updated?: string | undefined;
}

/** Something in the knowledge that its owner should mend; the rest is used. */
export interface KnowledgeProblem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}
