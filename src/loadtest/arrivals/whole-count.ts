/** What a float of 53 bits may be off after the few operations that a count is made of. */
const OFF_BY = 1e-9;

/** The least whole number that is not under the count, which may be a little off: 30.000000000000004 is 30. */
export function wholeFrom(count: number): number {
  return Math.ceil(count - OFF_BY * Math.max(1, count));
}

/** The greatest whole number that is not over the count, which may be a little off: 5.999999999999999 is 6. */
export function wholeIn(count: number): number {
  return Math.floor(count + OFF_BY * Math.max(1, count));
}
