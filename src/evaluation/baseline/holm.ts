/** Holm's step-down correction of p-values for looking at several at once (Holm, A simple sequentially rejective multiple test procedure, 1979). */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, at) => at).toSorted((one, other) => (ps[one] ?? 0) - (ps[other] ?? 0));
  const adjusted = new Array<number>(ps.length).fill(1);
  let largest = 0;
  for (const [rank, at] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (ps[at] ?? 1) * (ps.length - rank)));
    adjusted[at] = largest;
  }
  return adjusted;
}
