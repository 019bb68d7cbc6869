/** How many of the ordered moments lie in the fullest window of such a length. */
export function mostWithin(moments: readonly number[], lengthMs: number): number {
  let [first, most] = [0, 0];
  for (const [at, moment] of moments.entries()) {
    while ((moments[first] ?? moment) < moment - lengthMs) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}
