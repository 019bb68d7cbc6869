/**
 * The chance on either side at which the percentiles of a bootstrap of `repeats` values make an interval that is as wide
 * as Student's: Φ(−√(n/(n−1)) · t(1 − tail, n−1)) (Hesterberg, What Teachers Should Know About the Bootstrap, 2015,
 * "expanded percentile interval").
 */
export function expandedTail(tail: number, repeats: number): number {
  const t = studentQuantile(tail, repeats - 1);
  return normalTail(Math.sqrt(repeats / (repeats - 1)) * t);
}

/** The t above which there is the chance `tail`, by halving. */
function studentQuantile(tail: number, freedom: number): number {
  let [below, above] = [0, 1_000];
  for (let step = 0; step < 60; step++) {
    const middle = (below + above) / 2;
    if (studentTail(middle, freedom) > tail) below = middle;
    else above = middle;
  }
  return below;
}

/** The chance above t, of a whole number of degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
export function studentTail(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cos : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= (cos * cos * (power - 1)) / power;
    sum += term;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + sin * sum) : sin * sum;
  return (1 - within) / 2;
}

/** The chance above z of the normal distribution (Abramowitz and Stegun 26.2.17, within 7.5e-8). */
export function normalTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}
