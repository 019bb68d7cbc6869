import type { Metric } from "../metrics.ts";

export type Operator = "<" | "<=" | ">" | ">=";

export type Aggregate =
  | { readonly kind: "avg" | "min" | "med" | "max" | "rate" }
  | { readonly kind: "percentile"; readonly share: number };

/** What a metric must keep to, such as `p(95)<5000` for `answer_duration`. */
export interface Threshold {
  readonly metric: Metric;
  /** As it was written. */
  readonly expression: string;
  readonly aggregate: Aggregate;
  readonly operator: Operator;
  readonly limit: number;
}
