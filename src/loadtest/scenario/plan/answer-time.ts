import type { Distribution } from "../../../simulators/llm/latency/distribution.ts";
import type { LatencySettings } from "../../../simulators/llm/latency/latency.ts";

/** Assumed: an answer of about a hundred words. */
const TOKENS = 150;
/** Assumed: what the bot itself needs for an answer. */
const BOT_MS = 100;
const P95_DEVIATIONS = 1.6449;

/** How long an answer is expected to take on average, in milliseconds. */
export function expectedAnswerMs({ firstTokenMs = 0, tokensPerSecond = 0 }: LatencySettings): number {
  const rate = meanOf(tokensPerSecond);
  return BOT_MS + meanOf(firstTokenMs) + (rate > 0 ? (TOKENS * 1_000) / rate : 0);
}

/** The mean of a lognormal distribution is `median * exp(sigma^2 / 2)`. */
export function meanOf(from: Distribution): number {
  if (typeof from === "number") return from;
  if ("uniform" in from) return (from.uniform[0] + from.uniform[1]) / 2;
  const { median, p95 } = from.lognormal;
  const sigma = Math.log(p95 / median) / P95_DEVIATIONS;
  return median * Math.exp(sigma ** 2 / 2);
}
