import { type OpenMetricsContentType, Registry } from "prom-client";

/**
 * The registry's metrics in the OpenMetrics format, which alone has exemplars. prom-client takes `_total` off the
 * name of a counter for good when it writes that format, so it gets an object that only stands for the counter.
 */
export async function openMetricsText(registry: Registry): Promise<string> {
  const shown = new Registry<OpenMetricsContentType>();
  shown.setContentType(OPEN_METRICS_TYPE);
  for (const metric of registry.getMetricsAsArray()) {
    const isCounter = String(metric.type) === "counter";
    shown.registerMetric(isCounter ? Object.create(metric) : metric);
  }
  return shown.metrics();
}

export const OPEN_METRICS_TYPE: OpenMetricsContentType = Registry.OPENMETRICS_CONTENT_TYPE;
