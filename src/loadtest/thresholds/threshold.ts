import type { Aggregate, Threshold as Bound } from "../../thresholds/threshold.ts";
import type { Metric } from "../metrics.ts";

/** What a metric must keep to, such as `p(95)<5000` for `answer_duration`. */
export interface Threshold extends Bound<Metric> {
  /** A trend has several figures, so that the one that is meant is always named. */
  readonly aggregate: Aggregate;
}
