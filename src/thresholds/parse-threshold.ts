import type { Aggregate, Operator, Threshold } from "./threshold.ts";

const METRIC = /^\s*(?<metric>[^\s<>={}:]+)\s*/;
const SELECTOR = /^\{\s*(?<key>[^\s<>={}:]+)\s*:\s*(?<value>[^{}]*?)\s*\}\s*/;
const COLON = /^:\s*/;
const EXPRESSION =
  /^\s*(?:(?:(?<name>avg|min|med|max|rate)|p\(\s*(?<share>\d+(?:\.\d+)?)\s*\))\s*)?(?<operator><=|>=|<|>)\s*(?<limit>\d+(?:\.\d+)?|\.\d+)\s*$/;

/** What stands behind the metric: the figure, if one is named, and its bound. */
export type Expression = Pick<Threshold, "aggregate" | "operator" | "limit" | "expression">;

/**
 * Reads a threshold: `METRIC[{KEY:VALUE}][:][AGGREGATE]OPERATOR LIMIT`, which is k6's grammar with the metric in front
 * (https://grafana.com/docs/k6/latest/using-k6/thresholds/). Whether there is such a metric is the caller's to say.
 * Undefined where it is none.
 */
export function parseThreshold(text: string): Threshold | undefined {
  const metric = METRIC.exec(text);
  const behind = text.slice(metric?.[0].length ?? 0);
  const selector = SELECTOR.exec(behind);
  const rest = behind.slice(selector?.[0].length ?? 0);
  const bound = parseExpression(rest.replace(COLON, ""));
  if (!metric?.groups?.metric || !bound) return undefined;
  const { key, value } = selector?.groups ?? {};
  return {
    metric: metric.groups.metric,
    ...(key !== undefined && value !== undefined && { selector: { key, value } }),
    ...bound,
  };
}

/** Reads what stands behind the metric, where the metric is given by itself, as in a scenario file. */
export function parseExpression(text: string): Expression | undefined {
  const groups = EXPRESSION.exec(text)?.groups;
  if (!groups) return undefined;
  const { name, share, operator, limit } = groups;
  const aggregate = aggregateOf(name, share);
  return {
    expression: text.trim(),
    ...(aggregate && { aggregate }),
    operator: operator as Operator,
    limit: Number(limit),
  };
}

function aggregateOf(name: string | undefined, share: string | undefined): Aggregate | undefined {
  if (share !== undefined) return { kind: "percentile", share: Number(share) };
  return name === undefined ? undefined : { kind: name as Exclude<Aggregate["kind"], "percentile"> };
}

/** A threshold in one form for all ways to write it. */
export function writtenThreshold({ metric, selector, aggregate, operator, limit }: Threshold): string {
  const part = selector ? `{${selector.key}:${selector.value}}` : "";
  const figure = !aggregate
    ? ""
    : `:${aggregate.kind === "percentile" ? `p(${aggregate.share})` : aggregate.kind}`;
  return `${metric}${part}${figure}${operator}${limit}`;
}
