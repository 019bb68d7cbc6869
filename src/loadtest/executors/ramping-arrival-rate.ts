import { rampingArrivals } from "../arrivals/ramping-arrivals.ts";
import { durationOf, type RateStages } from "../arrivals/rate-stages.ts";
import type { Executor } from "./executor.ts";
import { type OpenSettings, openExecutor } from "./open-executor.ts";

/** A rate that goes on straight lines from target to target. */
export function rampingArrivalRate(options: RateStages & OpenSettings): Executor {
  return openExecutor({
    ...options,
    name: "ramping-arrival-rate",
    arrivals: rampingArrivals(options),
    durationMs: durationOf(options.stages),
  });
}
