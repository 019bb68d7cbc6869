export type Operator = "<" | "<=" | ">" | ">=";

/** Those of k6: what counts may also be this number, or any other. */
export type K6Operator = Operator | "==" | "!=";

/** Which figure of a metric is meant, where it has several. */
export type Aggregate =
  | { readonly kind: "avg" | "min" | "med" | "max" | "rate" | "count" }
  | { readonly kind: "percentile"; readonly share: number };

/** A part of what was measured, such as `tag:hr`. */
export interface Selector {
  readonly key: string;
  readonly value: string;
}

/** A bound that a metric must keep, such as `recall@3>=0.9`, `pass{tag:hr}>=0.9` or `answer_duration:p(95)<5000`. */
export interface Threshold<Metric extends string = string> {
  readonly metric: Metric;
  readonly selector?: Selector;
  readonly aggregate?: Aggregate;
  readonly operator: Operator;
  readonly limit: number;
  /** What stands behind the metric, as it was written: `p(95)<5000`, `>=0.9`. */
  readonly expression: string;
}

export interface JudgedThreshold {
  /** As it was written. */
  readonly threshold: string;
  readonly metric: string;
  /** Null where there was nothing to measure the metric by; then the threshold is crossed. */
  readonly value: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly crossed: boolean;
}
