/** A constant rate, in the units of a parsed scenario file. */
export interface ConstantRate {
  readonly rate: number;
  /** Milliseconds. */
  readonly timeUnit: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** How many questions start before the duration is over. */
export function countOf({ rate, timeUnit, duration }: ConstantRate): number {
  return Math.ceil((duration * rate) / timeUnit);
}

/** When each question starts, in milliseconds after the begin: evenly apart, the first at once. */
export function plannedStarts(load: ConstantRate): number[] {
  return Array.from({ length: countOf(load) }, (_, index) => (index * load.timeUnit) / load.rate);
}
