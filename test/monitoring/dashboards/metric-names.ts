import { parser } from "@prometheus-io/lezer-promql";

/** The metrics that a PromQL expression asks for. @throws Error where it is no PromQL */
export function metricsIn(expr: string): readonly string[] {
  const plain = withoutVariables(expr);
  const names: string[] = [];
  parser.parse(plain).iterate({
    enter({ type, from, node }) {
      if (type.isError) throw new Error(`This is no PromQL from character ${from} on: ${plain}`);
      const name = type.name === "VectorSelector" ? node.getChild("Identifier") : undefined;
      if (name) names.push(plain.slice(name.from, name.to));
    },
  });
  return names;
}

/** Grafana puts a time there before Prometheus sees it. */
function withoutVariables(expr: string): string {
  return expr.replaceAll("$__rate_interval", "5m");
}
