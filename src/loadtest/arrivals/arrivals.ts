/** When questions are due, known before the run begins: the open model plans and never looks at answers. */
export interface Arrivals {
  /** Null where it is known only when all have been drawn. */
  readonly count: number | null;
  /** In milliseconds after the begin, in order; the same ones each time it is called. */
  starts(): Iterable<number>;
}
