import type { Aggregate, K6Operator } from "./threshold.ts";

const EXPRESSION =
  /^\s*(?:(?:(?<name>avg|min|med|max|rate|count)|p\(\s*(?<share>\d+(?:\.\d+)?)\s*\))\s*)?(?<operator><=|>=|<|>|===?|!=)\s*(?:(?<limit>\d+(?:\.\d+)?|\.\d+)|baseline(?:\s*\*\s*(?<factor>\d+(?:\.\d+)?|\.\d+))?)\s*$/;

/** What a figure is held against: a number, or so many times the figure of a run that was kept. */
export type Bound = { readonly limit: number } | { readonly timesBaseline: number };

/** What stands behind the metric. */
export interface K6Expression {
  readonly aggregate?: Aggregate;
  readonly operator: K6Operator;
  readonly bound: Bound;
  /** As it was written. */
  readonly expression: string;
}

/**
 * Reads `[AGGREGATE] OPERATOR LIMIT`, which is k6's grammar (metrics/thresholds_parser.go of grafana/k6), and of ours
 * `baseline*1.10` as the limit. Undefined where it is none.
 */
export function parseK6Expression(text: string): K6Expression | undefined {
  const groups = EXPRESSION.exec(text)?.groups;
  if (!groups) return undefined;
  const { name, share, operator, limit, factor = "1" } = groups;
  const aggregate = aggregateOf(name, share);
  return {
    expression: text.trim(),
    ...(aggregate && { aggregate }),
    operator: (operator === "===" ? "==" : operator) as K6Operator,
    bound: limit === undefined ? { timesBaseline: Number(factor) } : { limit: Number(limit) },
  };
}

function aggregateOf(name: string | undefined, share: string | undefined): Aggregate | undefined {
  if (share !== undefined) return { kind: "percentile", share: Number(share) };
  return name === undefined ? undefined : { kind: name as Exclude<Aggregate["kind"], "percentile"> };
}

/** `p(95)`, `rate`: the figure as it is written. */
export function writtenAggregate(aggregate: Aggregate): string {
  return aggregate.kind === "percentile" ? `p(${aggregate.share})` : aggregate.kind;
}
