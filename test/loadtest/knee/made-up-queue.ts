import { judgeProbe } from "../../../src/loadtest/knee/judge-probe.ts";
import type { ProbeVerdict } from "../../../src/loadtest/knee/probe.ts";
import { createMeasurement } from "../../../src/loadtest/measure/measurement.ts";
import { sampleOf } from "../measure/samples.ts";

/** A queue with one line and so many workers, in Kendall's words D/D/c, M/D/c, D/M/c or M/M/c. */
export interface Queue {
  readonly workers: number;
  /** Of one question, on average. */
  readonly serviceMs: number;
  readonly isServiceRandom?: boolean;
  /** Poisson arrivals, and not even ones. */
  readonly areArrivalsRandom?: boolean;
}

/** Questions a second. */
export function capacityOf({ workers, serviceMs }: Queue): number {
  return (workers * 1_000) / serviceMs;
}

/** What a probe of the queue comes to where no objective is ever missed. */
export function probeQueue(
  queue: Queue,
  { ratePerS, durationMs }: { readonly ratePerS: number; readonly durationMs: number },
  random: () => number,
): ProbeVerdict {
  const measurement = createMeasurement({ now: () => durationMs, begin: 0, timeoutMs: 3_600_000 });
  const drawn = (mean: number, isRandom = false) => (isRandom ? -mean * Math.log(1 - random()) : mean);
  const freeAt = Array.from({ length: queue.workers }, () => 0);
  let [plannedAt, planned] = [0, 0];
  while (plannedAt < durationMs) {
    const first = freeAt.indexOf(Math.min(...freeAt));
    const endedAt = Math.max(plannedAt, freeAt[first] ?? 0) + drawn(queue.serviceMs, queue.isServiceRandom);
    freeAt[first] = endedAt;
    measurement.add(sampleOf({ plannedAt, endedAt }));
    planned += 1;
    plannedAt += drawn(1_000 / ratePerS, queue.areArrivalsRandom);
  }
  const outcome = {
    ...{ planned, started: planned, completed: planned, interrupted: 0, aborted: false },
    dropped: { late: 0, "in-flight": 0, "not-begun": 0 },
  };
  const generator = { sendLagP99: 0, eventLoopBusy: 0 };
  const figures = measurement.figures();
  return judgeProbe({ figures, outcomes: [outcome], generator, use: null }, () => []).verdict;
}
