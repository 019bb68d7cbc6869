import type { Registry } from "prom-client";

/** A metric as a reader of the documents wants it. */
export interface DescribedMetric {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly help: string;
}

export function describeMetrics(registry: Registry): DescribedMetric[] {
  return registry.getMetricsAsArray().map((metric) => ({
    name: metric.name,
    type: String(metric.type),
    labels: labelsOf(metric),
    help: metric.help,
  }));
}

/** Every metric of prom-client has them, though its type does not say so. */
function labelsOf(metric: object): readonly string[] {
  const names: unknown = Reflect.get(metric, "labelNames");
  return Array.isArray(names) ? names.map(String) : [];
}
