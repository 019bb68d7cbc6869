import { createMeasurement } from "../measure/measurement.ts";
import type { LoadResult, RunEnd } from "../report/load-result.ts";
import { type Planned, resultOf } from "./result-of.ts";

/** The result of a run that could not begin. */
export function notBegun(planned: Planned, end: RunEnd): LoadResult {
  const { deadlineMs } = planned.scenario;
  return resultOf(planned, {
    startedAt: new Date(),
    ranMs: 0,
    end,
    outcomes: [],
    measurement: createMeasurement({ now: () => 0, begin: 0, timeoutMs: deadlineMs }),
    generator: { sendLagP99: Number.NaN, eventLoopBusy: 0 },
    use: new Map(),
  });
}
