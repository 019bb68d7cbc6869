/** So many questions in a time that begins with the first of them. */
export interface QuestionWindow {
  /** What is counted, such as `user-minute:U123`. */
  readonly key: string;
  readonly points: number;
  readonly durationMs: number;
}

/** A window that has no room left. */
export interface FullWindow {
  readonly key: string;
  /** How long until it has room again. */
  readonly retryAfterMs: number;
}

/** Where the questions of each window are counted. */
export interface Windows {
  /** Counts a question in all windows, in one step, or in none of them where one is full. Tells those that are. */
  count(windows: readonly QuestionWindow[]): Promise<readonly FullWindow[]>;
}
