/** A weight for each named feature, and one for none. */
export interface LogisticModel<Feature extends string> {
  readonly intercept: number;
  readonly weights: Readonly<Record<Feature, number>>;
}

/** The probability that a logistic regression gives. */
export function probabilityOf<Feature extends string>(
  { intercept, weights }: LogisticModel<Feature>,
  features: Readonly<Record<Feature, number>>,
): number {
  const names = Object.keys(weights) as Feature[];
  const logit = names.reduce((sum, name) => sum + weights[name] * features[name], intercept);
  return 1 / (1 + Math.exp(-logit));
}
