import type { LatencySettings } from "../../simulators/llm/latency/latency.ts";

/** Models as people know them, by name. The figures are assumed, for models of these sizes; measure your own for more. */
export const LATENCY_PROFILES = {
  instant: {},
  fast: { firstTokenMs: { lognormal: { median: 350, p95: 900 } }, tokensPerSecond: 120 },
  usual: { firstTokenMs: { lognormal: { median: 800, p95: 2_000 } }, tokensPerSecond: 70 },
  slow: { firstTokenMs: { lognormal: { median: 2_500, p95: 8_000 } }, tokensPerSecond: 25 },
} as const satisfies Record<string, LatencySettings>;

export type LatencyProfile = keyof typeof LATENCY_PROFILES;
