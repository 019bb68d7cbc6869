/** Where the text of a report goes. */
export interface Sink {
  /** Comes back when the text is taken, so that it piles up nowhere. */
  write(text: string): Promise<void>;
  /** All is written, and stays. */
  keep(): Promise<void>;
  /** What was written does not stay. */
  drop(): Promise<void>;
}
