import { createRandom } from "../random.ts";
import { type Distribution, draw } from "./distribution.ts";

/** How long a model takes; what is left out takes no time. */
export interface LatencySettings {
  /** From the request to the first token, in milliseconds. */
  readonly firstTokenMs?: Distribution;
  readonly tokensPerSecond?: Distribution;
}

/** How long one call takes. */
export interface CallLatency {
  readonly firstTokenMs: number;
  /** For each token after the first, in milliseconds. */
  readonly perTokenMs: number;
}

/** The latencies of the calls in the order in which they come, by the seed alone. */
export function createLatencies(settings: LatencySettings, seed: number): () => CallLatency {
  const random = createRandom(seed);
  const { firstTokenMs = 0, tokensPerSecond = 0 } = settings;
  return () => {
    const first = draw(firstTokenMs, random);
    const rate = draw(tokensPerSecond, random);
    return { firstTokenMs: first, perTokenMs: rate > 0 ? 1000 / rate : 0 };
  };
}
