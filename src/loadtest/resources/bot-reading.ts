import { type MetricSample, parseMetrics } from "./parse-metrics.ts";

/** What a bot told of itself at one moment; undefined where it told nothing of that. */
export interface BotReading {
  /** CPU time since its start, of all its cores, in seconds. */
  readonly cpuSeconds?: number | undefined;
  readonly memoryBytes?: number | undefined;
  /** Since the reading before, in milliseconds. */
  readonly eventLoopP99Ms?: number | undefined;
  readonly eventLoopMaxMs?: number | undefined;
  /** Questions that nobody works on yet. */
  readonly waiting?: number | undefined;
  readonly oldestWaitingSeconds?: number | undefined;
  /** The share of the database pool's connections in use, from 0 to 1. */
  readonly poolShare?: number | undefined;
  /** What models cost today, in US dollars, with what is reserved for calls that run. */
  readonly costTodayUsd?: number | undefined;
  /** All below are counted since its start. */
  readonly tokens?: number | undefined;
  readonly modelCalls?: number | undefined;
  readonly modelSeconds?: number | undefined;
  readonly cacheHits?: number | undefined;
  readonly promptCacheTokens?: number | undefined;
  readonly slackRefusals?: number | undefined;
  readonly slackWaitSeconds?: number | undefined;
}

type Read = (of: Of) => number | undefined;
type Of = (name: string, labels?: Readonly<Record<string, string>>) => readonly MetricSample[];

const sum =
  (name: string, labels?: Readonly<Record<string, string>>): Read =>
  (of) =>
    of(name, labels).reduce<number | undefined>((total, { value }) => (total ?? 0) + value, undefined);

const inMs =
  (read: Read): Read =>
  (of) => {
    const seconds = read(of);
    return seconds === undefined ? undefined : seconds * 1_000;
  };

/** Where each of them stands in /metrics. */
const READINGS: Readonly<Record<keyof BotReading, Read>> = {
  cpuSeconds: sum("process_cpu_seconds_total"),
  memoryBytes: sum("process_resident_memory_bytes"),
  eventLoopP99Ms: inMs(sum("nodejs_eventloop_lag_p99_seconds")),
  eventLoopMaxMs: inMs(sum("nodejs_eventloop_lag_max_seconds")),
  waiting: sum("ledger_bot_questions_waiting"),
  oldestWaitingSeconds: sum("ledger_bot_oldest_waiting_seconds"),
  poolShare: sum("db_connection_pool_usage"),
  costTodayUsd: sum("llm_daily_cost_usd"),
  tokens: sum("llm_tokens_used_total"),
  modelCalls: sum("llm_requests_total"),
  modelSeconds: sum("llm_response_time_seconds_sum"),
  cacheHits: sum("ledger_bot_cached_answers_total"),
  promptCacheTokens: sum("llm_prompt_cache_tokens_total", { kind: "read" }),
  slackRefusals: sum("ledger_bot_slack_rate_limited_total"),
  slackWaitSeconds: sum("ledger_bot_slack_turn_wait_seconds_total"),
};

const NAMES = new Set<string>();
for (const read of Object.values(READINGS)) {
  read((name) => {
    NAMES.add(name);
    return [];
  });
}

/** Reads the bot's /metrics. */
export function botReading(text: string): BotReading {
  const samples = Map.groupBy(parseMetrics(text, NAMES), ({ name }) => name);
  const counted = countersIn(text);
  const of: Of = (name, labels = {}) =>
    (samples.get(name) ?? counted(name)).filter(
      (sample) =>
        Number.isFinite(sample.value) &&
        Object.entries(labels).every(([label, value]) => (sample.labels[label] ?? value) === value),
    );
  return Object.fromEntries(Object.entries(READINGS).map(([name, read]) => [name, read(of)]));
}

const COUNTER = /^# TYPE (\S+) (counter|histogram)$/gm;

/** A counter that has counted nothing yet stands there by its type alone: then it is at zero. */
function countersIn(text: string): (name: string) => readonly MetricSample[] {
  const names = new Set<string>();
  for (const [, name = "", type] of text.matchAll(COUNTER))
    names.add(type === "histogram" ? `${name}_sum` : name);
  return (name) => (names.has(name) ? [{ name, labels: {}, value: 0 }] : []);
}
