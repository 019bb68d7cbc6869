import { spikeStages } from "../arrivals/spike-stages.ts";
import type {
  Arriving,
  ConstantVUs,
  Executor,
  Replay,
  SharedIterations,
  Spike,
} from "../scenario/executor.ts";
import { durationText } from "./duration-text.ts";
import { mostWithin } from "./most-within.ts";
import { wholeRates } from "./whole-rates.ts";

/** How long a question may be under way, in milliseconds: it says how many virtual users there have to be. */
export interface InFlight {
  readonly usualMs: number;
  readonly longestMs: number;
}

/** The fields of a scenario of k6's options, under k6's names. */
export type K6Executor = Readonly<Record<string, string | number | readonly K6Stage[]>>;

interface K6Stage {
  readonly duration: string;
  readonly target: number;
}

/** k6 takes no executor that is over sooner. */
export const SHORTEST_MS = 1_000;
/** As many as the load generator of Ledger has in flight at most. */
const MOST_VUS = 10_000;

/** An executor as k6 has it; `spike` becomes stages, `replay` iterations that wait until they are due. */
export function k6Executor(executor: Executor, inFlight: InFlight): K6Executor {
  switch (executor.executor) {
    case "constant-arrival-rate": {
      const { rates, timeUnitMs } = wholeRates({ rates: [executor.rate], timeUnitMs: executor.timeUnitMs });
      return {
        executor: executor.executor,
        ...{
          rate: rates[0] ?? 0,
          timeUnit: durationText(timeUnitMs),
          duration: lasting(executor.durationMs),
        },
        ...virtualUsers(executor, executor.rate, inFlight),
      };
    }
    case "ramping-arrival-rate":
      return rampingRate(executor, executor, inFlight);
    case "spike":
      return rampingRate(executor, stagesOfSpike(executor), inFlight);
    case "ramping-vus":
      return {
        ...{ executor: executor.executor, startVUs: executor.startVUs, stages: executor.stages.map(k6Stage) },
        gracefulRampDown: durationText(executor.gracefulRampDownMs),
      };
    case "constant-vus":
      return constantUsers(executor);
    case "shared-iterations":
      return sharedIterations(executor);
    case "replay":
      return replay(executor, inFlight);
  }
}

type Ramp = Pick<ReturnType<typeof spikeStages>, "startRate" | "stages">;

function rampingRate(arriving: Arriving, { startRate, stages }: Ramp, inFlight: InFlight): K6Executor {
  const targets = stages.map(({ target }) => target);
  const { rates, timeUnitMs } = wholeRates({
    rates: [startRate, ...targets],
    timeUnitMs: arriving.timeUnitMs,
  });
  return {
    executor: "ramping-arrival-rate",
    ...{ startRate: rates[0] ?? 0, timeUnit: durationText(timeUnitMs) },
    stages: stages.map(({ durationMs }, at) => k6Stage({ durationMs, target: rates[at + 1] ?? 0 })),
    ...virtualUsers(arriving, Math.max(startRate, ...targets), inFlight),
  };
}

function stagesOfSpike({ rate, peak, timeUnitMs, durationMs, atMs, rampMs, forMs }: Spike): Ramp {
  const afterMs = durationMs - atMs - 2 * rampMs - forMs;
  return spikeStages({
    ...{ baseRate: rate, peakRate: peak, timeUnitMs, beforeMs: atMs, rampMs, peakMs: forMs, afterMs },
  });
}

/** By Little's law: as many are in flight as come while one is answered. */
function virtualUsers({ timeUnitMs, preAllocatedVUs, maxVUs }: Arriving, peak: number, inFlight: InFlight) {
  const during = (ms: number) => Math.min(MOST_VUS, Math.max(1, Math.ceil((peak * ms) / timeUnitMs)));
  const most = maxVUs ?? Math.max(preAllocatedVUs ?? 1, during(inFlight.longestMs));
  return { preAllocatedVUs: Math.min(preAllocatedVUs ?? during(inFlight.usualMs), most), maxVUs: most };
}

function constantUsers({ executor, vus, durationMs }: ConstantVUs): K6Executor {
  return { executor, vus, duration: lasting(durationMs) };
}

/** k6 takes no more virtual users than there are iterations. */
function sharedIterations({ executor, vus, iterations, maxDurationMs }: SharedIterations): K6Executor {
  return { executor, vus: Math.min(vus, iterations), iterations, maxDuration: lasting(maxDurationMs) };
}

/** Iterations are handed out in order, so that each is taken well before its question is due. */
function replay({ questions }: Replay, { longestMs }: InFlight): K6Executor {
  const times = questions.map(({ atMs }) => atMs);
  const iterations = Math.max(1, times.length);
  return {
    executor: "shared-iterations",
    vus: Math.min(iterations, MOST_VUS, mostWithin(times, longestMs) + 1),
    iterations,
    maxDuration: lasting((times.at(-1) ?? 0) + longestMs),
  };
}

function k6Stage({ durationMs, target }: { readonly durationMs: number; readonly target: number }): K6Stage {
  return { duration: durationText(durationMs), target };
}

function lasting(ms: number): string {
  return durationText(Math.max(SHORTEST_MS, ms));
}
