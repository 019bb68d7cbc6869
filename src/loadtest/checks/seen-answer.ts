/** What was seen of the answer to one question, by whatever way it was asked. */
export interface SeenAnswer {
  /** `answered`, `refused` and the like; `timed-out` or `failed` where there is none. */
  readonly outcome: string;
  /** Nothing is left that says that an answer is to come. */
  readonly finished: boolean;
  /** Something of it came to where another question was asked. */
  readonly elsewhere: boolean;
  /** How many times it was answered; the parts of a long answer are one. */
  readonly times: number;
  /** The sources that it cites, as far as they are shown: a link shows where it leads, and not its source. */
  readonly sources: readonly string[];
  /** How many citations it has, those without a shown source too. */
  readonly citations: number;
}
