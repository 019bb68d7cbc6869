import type { Selector } from "./threshold.ts";

const METRIC = /^\s*(?<metric>[^\s<>={}:]+)\s*/;
const SELECTOR = /^\{\s*(?<key>[^\s<>={}:]+)\s*:\s*(?<value>[^{}]*?)\s*\}\s*/;
const COLON = /^:\s*/;

/** A threshold with its metric, of the whole or of a part, apart from what the metric is held to. */
export interface SplitThreshold {
  readonly metric: string;
  readonly selector?: Selector;
  /** All that stands behind, without the colon. */
  readonly rest: string;
}

/** Splits `METRIC[{KEY:VALUE}][:]REST`. Undefined where it does not begin with a metric. */
export function splitThreshold(text: string): SplitThreshold | undefined {
  const metric = METRIC.exec(text);
  if (!metric?.groups?.metric) return undefined;
  const behind = text.slice(metric[0].length);
  const selector = SELECTOR.exec(behind);
  const { key, value } = selector?.groups ?? {};
  return {
    metric: metric.groups.metric,
    ...(key !== undefined && value !== undefined && { selector: { key, value } }),
    rest: behind.slice(selector?.[0].length ?? 0).replace(COLON, ""),
  };
}

/** `pass{tag:hr}`: the metric and its part as they are written. */
export function writtenMetric(metric: string, selector: Selector | undefined): string {
  return selector ? `${metric}{${selector.key}:${selector.value}}` : metric;
}
