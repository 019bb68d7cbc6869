import { createRandom } from "../../simulators/llm/random.ts";
import { poissonArrivals } from "../arrivals/poisson-arrivals.ts";
import { rampingArrivals } from "../arrivals/ramping-arrivals.ts";
import { durationOf, type RateStages } from "../arrivals/rate-stages.ts";
import { replayArrivals } from "../arrivals/replay-arrivals.ts";
import { spikeStages } from "../arrivals/spike-stages.ts";
import type { ArrivalExecutor, Executor as Described, Spike, ThinkTime } from "../scenario/executor.ts";
import { constantArrivalRate } from "./constant-arrival-rate.ts";
import { constantUsers } from "./constant-vus.ts";
import type { Executor, ExecutorSettings } from "./executor.ts";
import { MOST_IN_FLIGHT, openExecutor } from "./open-executor.ts";
import { rampingUsers } from "./ramping-vus.ts";
import { sharedIterations } from "./shared-iterations.ts";

export interface DescribedWorkload {
  readonly startMs: number;
  readonly gracefulStopMs: number;
  readonly executor: Described;
}

/** What a workload of a scenario describes, ready to run. The same seed plans the same times. */
export function executorOf(
  { startMs: startTimeMs, gracefulStopMs, executor: described }: DescribedWorkload,
  seed: number,
): Executor {
  const settings = { startTimeMs, gracefulStopMs };
  if (described.executor === "replay") {
    const times = described.questions.map(({ atMs }) => atMs);
    const arrivals = replayArrivals({ times, speed: 1 });
    const durationMs = [...arrivals.starts()].at(-1) ?? 0;
    return openExecutor({ ...settings, name: "replay", arrivals, durationMs });
  }
  if ("arrivals" in described) return arriving(described, settings, seed);
  const users = { ...settings, think: thinking(described.thinkTime, seed) };
  if (described.executor === "constant-vus") return constantUsers({ ...described, ...users });
  if (described.executor === "shared-iterations") return sharedIterations({ ...described, ...users });
  return rampingUsers({ ...described, ...users, startVus: described.startVUs });
}

function arriving(described: ArrivalExecutor, settings: ExecutorSettings, seed: number): Executor {
  const { executor: name, maxVUs: maxInFlight = MOST_IN_FLIGHT } = described;
  const open = { ...settings, maxInFlight };
  if (name === "constant-arrival-rate" && described.arrivals === "even")
    return constantArrivalRate({ ...described, ...open });
  const rates = ratesOf(described);
  const arrivals =
    described.arrivals === "poisson" ? poissonArrivals({ ...rates, seed }) : rampingArrivals(rates);
  return openExecutor({ ...open, name, arrivals, durationMs: durationOf(rates.stages) });
}

function ratesOf(described: ArrivalExecutor): RateStages {
  if (described.executor === "spike") return spikeStages(spikeOf(described));
  if (described.executor === "ramping-arrival-rate") return described;
  const { rate, timeUnitMs, durationMs } = described;
  return { startRate: rate, timeUnitMs, stages: [{ target: rate, durationMs }] };
}

function spikeOf({ rate, peak, timeUnitMs, durationMs, atMs, rampMs, forMs }: Spike) {
  const afterMs = durationMs - atMs - 2 * rampMs - forMs;
  return { baseRate: rate, peakRate: peak, timeUnitMs, beforeMs: atMs, rampMs, peakMs: forMs, afterMs };
}

function thinking({ minMs, maxMs }: ThinkTime, seed: number): () => number {
  const random = createRandom(seed);
  return () => minMs + random() * (maxMs - minMs);
}
