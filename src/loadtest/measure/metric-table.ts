/** A trend has a distribution, a rate is a share of things that were so, a counter a sum: k6's kinds of metrics. */
export type MetricKind = "trend" | "rate" | "counter";

/** What a load test measures. Durations are in milliseconds, rates from 0 to 1, costs in US dollars. */
export const METRICS = {
  /** From the planned start to the acknowledgement; Slack wants it within 3 s. */
  ack_duration: "trend",
  /** From the planned start to the first text of the answer. */
  first_text: "trend",
  /** From the planned start to the end of the answer: the response time, with every wait before the sending in it. */
  answer_duration: "trend",
  /** From the sending to the end of the answer: what the bot itself took. */
  service_duration: "trend",
  /** From the planned start to the sending: how late the generator was. */
  send_lag: "trend",
  /** The share of questions that failed or timed out. */
  errors: "rate",
  /** The share of checks that held. */
  checks: "rate",
  /** The share of questions answered rightly and within the objective. */
  goodput: "rate",
  /** Arrivals that were planned and never sent. */
  dropped: "counter",
  questions: "counter",
  llm_cost_usd: "counter",
  llm_tokens: "counter",
} as const satisfies Record<string, MetricKind>;

export type MetricName = keyof typeof METRICS;
export type TrendName = NamesOf<"trend">;
export type RateName = NamesOf<"rate">;
export type CounterName = NamesOf<"counter">;

type NamesOf<Kind extends MetricKind> = {
  [Name in MetricName]: (typeof METRICS)[Name] extends Kind ? Name : never;
}[MetricName];

export const METRIC_NAMES = Object.keys(METRICS) as readonly MetricName[];
export const TREND_NAMES = METRIC_NAMES.filter(isTrend);

export function isMetric(name: string): name is MetricName {
  return Object.hasOwn(METRICS, name);
}

export function isTrend(metric: MetricName): metric is TrendName {
  return METRICS[metric] === "trend";
}
