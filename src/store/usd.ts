const DECIMALS = 9;
const MOST_USD = 1e9;

/** US dollars as the tables keep them: exact to a thousand-millionth, so that no sum of them drifts. */
export function asUsd(usd: number): string {
  if (!(usd >= 0 && usd < MOST_USD)) throw new Error(`${usd} is no amount of US dollars.`);
  return usd.toFixed(DECIMALS);
}
