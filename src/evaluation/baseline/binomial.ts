/** The probability of `k` successes among `n` tries of probability `p`. */
export function binomial(k: number, n: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** The probability of at most `k` successes. */
export function atMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return k > n * p ? 1 - sumFrom(k + 1, n, p, 1) : sumFrom(k, n, p, -1);
}

/** The probability of at least `k` successes. */
export function atLeast(k: number, n: number, p: number): number {
  return atMost(n - k, n, 1 - p);
}

/** Sums from a term outwards until what is left is nothing beside it. */
function sumFrom(from: number, n: number, p: number, step: 1 | -1): number {
  if (p <= 0 || p >= 1) return step === 1 ? Number(p >= 1) : Number(p <= 0);
  const odds = p / (1 - p);
  let term = binomial(from, n, p);
  let sum = 0;
  for (let k = from; k >= 0 && k <= n && term > sum * Number.EPSILON; k += step) {
    sum += term;
    term *= step === 1 ? ((n - k) / (k + 1)) * odds : k / (n - k + 1) / odds;
  }
  return Math.min(1, sum);
}

const TABLE_SIZE = 256;
const table = new Float64Array(TABLE_SIZE);
for (let n = 2; n < TABLE_SIZE; n++) table[n] = (table[n - 1] ?? 0) + Math.log(n);

/** Exact sums for small n; Stirling's series from there on, whose next term is below 1e-15 (Abramowitz and Stegun 6.1.41). */
function logFactorial(n: number): number {
  if (n < TABLE_SIZE) return table[n] ?? 0;
  const x = n + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
