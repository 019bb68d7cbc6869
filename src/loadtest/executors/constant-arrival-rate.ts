import { type ConstantArrivalsOptions, constantArrivals } from "../arrivals/constant-arrivals.ts";
import type { Executor } from "./executor.ts";
import { type OpenSettings, openExecutor } from "./open-executor.ts";

/** So many in each time unit, evenly apart, the first at once. */
export function constantArrivalRate(options: ConstantArrivalsOptions & OpenSettings): Executor {
  return openExecutor({ ...options, name: "constant-arrival-rate", arrivals: constantArrivals(options) });
}
