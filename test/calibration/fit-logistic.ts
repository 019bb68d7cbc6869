import type { LogisticModel } from "../../src/answer/decide/logistic.ts";

export interface Example<Feature extends string> {
  readonly features: Readonly<Record<Feature, number>>;
  readonly isPositive: boolean;
  readonly weight: number;
}

const STEPS = 25;

/** Ridge logistic regression on standardised features by Newton's method (Hastie et al. 2009, 4.4.1). */
export function fitLogistic<Feature extends string>(
  names: readonly Feature[],
  examples: readonly Example<Feature>[],
  ridge = 1,
): LogisticModel<Feature> {
  const rows = examples.map(({ features }) => names.map((name) => features[name]));
  const means = names.map((_, at) => mean(rows.map((row) => row[at] ?? 0)));
  const spreads = names.map(
    (_, at) => Math.sqrt(mean(rows.map((row) => ((row[at] ?? 0) - (means[at] ?? 0)) ** 2))) || 1,
  );
  const inputs = rows.map((row) => [
    1,
    ...row.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  ]);
  const scale = mean(examples.map(({ weight }) => weight));
  let beta = new Array<number>(names.length + 1).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const gradient = beta.map((value, at) => (at === 0 ? 0 : ridge * value));
    const hessian = beta.map((_, i) => beta.map((_, j) => (i === j && i > 0 ? ridge : 0)));
    inputs.forEach((input, row) => {
      const { isPositive = false, weight = 0 } = examples[row] ?? {};
      const p = 1 / (1 + Math.exp(-dot(beta, input)));
      const w = weight / scale;
      for (let i = 0; i < beta.length; i++) {
        gradient[i] = (gradient[i] ?? 0) + w * (p - (isPositive ? 1 : 0)) * (input[i] ?? 0);
        const line = hessian[i] ?? [];
        for (let j = 0; j < beta.length; j++)
          line[j] = (line[j] ?? 0) + w * p * (1 - p) * (input[i] ?? 0) * (input[j] ?? 0);
      }
    });
    const change = solve(hessian, gradient);
    beta = beta.map((value, at) => value - (change[at] ?? 0));
  }
  const weights = names.map((name, at) => [name, (beta[at + 1] ?? 0) / (spreads[at] ?? 1)] as const);
  const shift = weights.reduce((sum, [, weight], at) => sum + weight * (means[at] ?? 0), 0);
  return {
    intercept: (beta[0] ?? 0) - shift,
    weights: Object.fromEntries(weights) as Record<Feature, number>,
  };
}

/** Gaussian elimination with pivots. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    const pivot = rows.reduce(
      (best, row, at) =>
        at >= column && Math.abs(row[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0) ? at : best,
      column,
    );
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    const head = rows[column] ?? [];
    rows.forEach((row, at) => {
      if (at === column) return;
      const factor = (row[column] ?? 0) / (head[column] || 1e-12);
      for (let k = column; k <= n; k++) row[k] = (row[k] ?? 0) - factor * (head[k] ?? 0);
    });
  }
  return rows.map((row, at) => (row[n] ?? 0) / (row[at] || 1e-12));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
}
