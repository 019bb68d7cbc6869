import { parseK6Expression, writtenAggregate } from "./k6-expression.ts";
import { splitThreshold, writtenMetric } from "./split-threshold.ts";
import type { Operator, Threshold } from "./threshold.ts";

/** What stands behind the metric: the figure, if one is named, and its bound. */
export type Expression = Pick<Threshold, "aggregate" | "operator" | "limit" | "expression">;

/**
 * Reads a threshold: `METRIC[{KEY:VALUE}][:][AGGREGATE]OPERATOR LIMIT`, which is k6's grammar with the metric in front
 * (https://grafana.com/docs/k6/latest/using-k6/thresholds/). Whether there is such a metric is the caller's to say.
 * Undefined where it is none.
 */
export function parseThreshold(text: string): Threshold | undefined {
  const split = splitThreshold(text);
  const bound = split && parseExpression(split.rest);
  if (!bound) return undefined;
  const { metric, selector } = split;
  return { metric, ...(selector && { selector }), ...bound };
}

/**
 * Reads what stands behind the metric, where the metric is given by itself, as in a scenario file: a figure is held
 * above or below a number.
 */
export function parseExpression(text: string): Expression | undefined {
  const { aggregate, operator, bound, expression } = parseK6Expression(text) ?? {};
  if (operator === undefined || expression === undefined || !bound) return undefined;
  if (!isOperator(operator) || !("limit" in bound)) return undefined;
  return { expression, ...(aggregate && { aggregate }), operator, limit: bound.limit };
}

function isOperator(operator: string): operator is Operator {
  return operator !== "==" && operator !== "!=";
}

/** A threshold in one form for all ways to write it. */
export function writtenThreshold({ metric, selector, aggregate, operator, limit }: Threshold): string {
  const figure = aggregate ? `:${writtenAggregate(aggregate)}` : "";
  return `${writtenMetric(metric, selector)}${figure}${operator}${limit}`;
}
