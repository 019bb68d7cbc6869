import { collectDefaultMetrics, type Registry } from "prom-client";

/** A gauge's name may not end as a counter's does; the same gauges without that end tell their kinds apart and add up to them. */
const MISNAMED = [
  "nodejs_active_handles_total",
  "nodejs_active_requests_total",
  "nodejs_active_resources_total",
];

/** What Node and the system tell of the process. */
export function addProcessMetrics(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
}
