import type {
  LoadResult,
  SeriesPoint,
  ThresholdResult,
  TrendResult,
} from "../../../src/loadtest/report/load-result.ts";

/** A run of five minutes that came to its end and held; each test changes what it is about. */
export function madeUpResult(changed: Partial<LoadResult> = {}): LoadResult {
  return {
    scenario: "average-day",
    target: "slack",
    executor: "ramping-arrival-rate",
    seed: 42,
    startedAt: "2026-03-02T09:00:00.000Z",
    plannedSeconds: 300,
    ranSeconds: 300,
    end: { kind: "complete" },
    plan: [
      {
        what: "Slack",
        says: "at most 20 messages/s to 40 channels, under chat.postMessage's limit of 1/s each",
      },
      { what: "budget", says: "6,000 questions to a simulated model, $0.00" },
    ],
    validity: [
      {
        rule: "achieved-rate",
        holds: true,
        says: "100 % of the planned questions were sent, and 99 % are needed",
      },
      { rule: "send-lag", holds: true, says: "the send lag's p(99) is 4 ms, and 250 ms is the most" },
    ],
    metrics: {
      answer_duration: madeUpTrend(1_000),
      service_duration: madeUpTrend(995),
      first_text: madeUpTrend(400),
      ack_duration: madeUpTrend(60),
      send_lag: madeUpTrend(0.6),
      errors: { kind: "rate", rate: 0.002, passes: 12, fails: 5_988 },
      checks: { kind: "rate", rate: 1, passes: 12_000, fails: 0 },
      goodput: { kind: "rate", rate: 0.9955, passes: 5_973, fails: 27 },
      dropped: { kind: "counter", count: 0, rate: 0 },
      questions: { kind: "counter", count: 6_000, rate: 20 },
      llm_cost_usd: { kind: "counter", count: 1.284, rate: 0.00428 },
      llm_tokens: { kind: "counter", count: 812_000, rate: 2_706.67 },
    },
    errors: [{ reason: "timed-out", count: 12 }],
    outcomes: [
      { kind: "fresh", outcome: "answered", count: 5_880 },
      { kind: "fresh", outcome: "timed-out", count: 12 },
      { kind: "refused", outcome: "refused", count: 108 },
    ],
    checks: [
      { name: "right thread", passes: 6_000, fails: 0 },
      { name: "right source", passes: 6_000, fails: 0 },
    ],
    thresholds: [
      madeUpThreshold("answer_duration", "p(95)<5000", 2_100),
      madeUpThreshold("answer_duration", "p(99)<10000", 4_200),
      madeUpThreshold("errors", "rate<0.01", 0.002),
    ],
    stages: [
      { ...STAGE, name: "ramp-up", from: 0, to: 60, planned: 600, sent: 600, answered: 600, errors: 0 },
      {
        ...STAGE,
        name: "steady",
        from: 60,
        to: 240,
        planned: 4_800,
        sent: 4_800,
        answered: 4_788,
        errors: 12,
      },
      { ...STAGE, name: "ramp-down", from: 240, to: 300, planned: 600, sent: 600, answered: 600, errors: 0 },
    ],
    series: madeUpSeries(300),
    ...changed,
  };
}

const STAGE = {
  p50: 980,
  p95: 2_100,
  p99: 4_200,
  resources: {
    cpu: 0.62,
    cpuMax: 0.97,
    memoryBytes: 190 * 2 ** 20,
    eventLoopP99Ms: 12.5,
    eventLoopMaxMs: 31,
    queueDepth: 4,
    oldestWaitingSeconds: 1,
    poolShare: 0.7,
    tokens: 160_000,
    costUsd: 0.25,
    modelCalls: 400,
    modelMs: 620,
    cacheHits: 310,
    promptCacheTokens: null,
    slackRefusals: null,
    slackWaitSeconds: null,
  },
} as const;

/** One that is written as FIGURE<LIMIT or FIGURE>LIMIT. */
export function madeUpThreshold(
  metric: string,
  expression: string,
  value: number | null,
  crossed = false,
): ThresholdResult {
  const [figure = "", limit] = expression.split(/[<>]/);
  return {
    threshold: `${metric}:${expression}`,
    metric,
    expression,
    figure,
    limit: Number(limit),
    value,
    crossed,
  };
}

/** Around a median in milliseconds, with a long tail. */
export function madeUpTrend(med: number): TrendResult {
  const figures = {
    min: med * 0.3,
    med,
    "p(90)": med * 1.6,
    "p(95)": med * 2.1,
    "p(99)": med * 4.2,
    max: med * 9,
  };
  const curve = [
    ...[0, 10, 25, 50].map((percentile) => ({
      percentile,
      value: figures.min + (med - figures.min) * (percentile / 50),
    })),
    { percentile: 75, value: med * 1.3 },
    { percentile: 90, value: figures["p(90)"] },
    { percentile: 95, value: figures["p(95)"] },
    { percentile: 99, value: figures["p(99)"] },
    { percentile: 99.9, value: med * 7 },
    { percentile: 100, value: figures.max },
  ];
  return { kind: "trend", count: 6_000, avg: med * 1.1, ...figures, curve };
}

export function madeUpSeries(seconds: number): SeriesPoint[] {
  return Array.from({ length: seconds }, (_, at) => {
    const load = at < 60 ? at / 60 : at > 240 ? (300 - at) / 60 : 1;
    const planned = Math.round(25 * load);
    const trouble = at > 150 && at < 165;
    const p50 = planned === 0 ? null : 900 + 150 * Math.sin(at / 7) + (trouble ? 800 : 0);
    return {
      at,
      seconds: 1,
      planned,
      sent: planned,
      ended: planned,
      errors: trouble ? 1 : 0,
      dropped: 0,
      p50,
      p95: p50 && p50 * 2.1,
      p99: p50 && p50 * 4.2,
    };
  });
}

/** Nothing was asked: the target was never there. */
export function deadTarget(): LoadResult {
  return madeUpResult({
    ranSeconds: 0,
    end: { kind: "target-down", because: "http://127.0.0.1:8080 refused the connection" },
    validity: [],
    metrics: {},
    checks: [],
    thresholds: [madeUpThreshold("answer_duration", "p(95)<5000", null, true)],
    stages: [],
    series: [],
  });
}

export function invalidResult(): LoadResult {
  return madeUpResult({
    validity: [
      {
        rule: "achieved-rate",
        holds: false,
        says: "93 % of the planned questions were sent, and 99 % are needed",
      },
      { rule: "send-lag", holds: true, says: "the send lag's p(99) is 4 ms, and 250 ms is the most" },
    ],
  });
}

export function interruptedResult(): LoadResult {
  return madeUpResult({
    ranSeconds: 91.4,
    end: { kind: "interrupted" },
    stages: madeUpResult().stages.slice(0, 2),
    series: madeUpSeries(91),
  });
}
