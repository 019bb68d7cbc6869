/** Rates in each time unit. */
export interface Rates {
  readonly rates: readonly number[];
  readonly timeUnitMs: number;
}

/** A time unit longer than this makes a rate no more exact. */
const MOST_FACTOR = 1_000;

/** The same rates as whole numbers, which k6 wants, in a time unit that is longer where they are not. */
export function wholeRates({ rates, timeUnitMs }: Rates): Rates {
  let factor = 1;
  while (factor < MOST_FACTOR && rates.some((rate) => !isWhole(rate * factor))) factor *= 10;
  return { rates: rates.map((rate) => Math.round(rate * factor)), timeUnitMs: timeUnitMs * factor };
}

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-9;
}
