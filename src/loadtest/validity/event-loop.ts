import { type EventLoopUtilization, performance } from "node:perf_hooks";

/** How busy the event loop of the generator was, from 0 to 1. */
export interface EventLoopWatch {
  /** Of the busiest window that has passed; of all the time so far while none has. */
  busiest(): number;
  /** Since the begin. */
  average(): number;
  stop(): void;
}

export interface EventLoopWatchOptions {
  /** In one second a collection of garbage can be all; in five it cannot. */
  readonly windowMs?: number;
}

const WINDOW_MS = 5_000;

/**
 * Watches the event loop of this process by Node's eventLoopUtilization: the share of the time in which it did
 * something and did not wait for sockets and timers. Above its limit what is measured is the generator.
 */
export function watchEventLoop({ windowMs = WINDOW_MS }: EventLoopWatchOptions = {}): EventLoopWatch {
  const first = performance.eventLoopUtilization();
  let last: EventLoopUtilization = first;
  let busiest: number | undefined;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    busiest = Math.max(busiest ?? 0, performance.eventLoopUtilization(now, last).utilization);
    last = now;
  }, windowMs).unref();
  const average = () => performance.eventLoopUtilization(first).utilization;
  return {
    average,
    busiest: () => busiest ?? average(),
    stop: () => clearInterval(timer),
  };
}
