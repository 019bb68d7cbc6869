/** Prometheus, as Grafana knows it. */
export const METRICS_SOURCE = {
  name: "Prometheus",
  type: "prometheus",
  uid: "prometheus",
  /** By its name in the stack's network. */
  url: "http://prometheus:9090",
  /** How often Prometheus scrapes: graphs look no closer. */
  scrapedEvery: "15s",
} as const;
