import { setImmediate as soon } from "node:timers/promises";
import type { Arrivals } from "../arrivals/arrivals.ts";
import {
  type DropReason,
  type Executor,
  type ExecutorName,
  type ExecutorOutcome,
  type ExecutorPorts,
  type ExecutorSettings,
  GRACEFUL_STOP_MS,
  interruptionBy,
} from "./executor.ts";
import { keepPace } from "./keep-pace.ts";
import { trackUnderWay } from "./under-way.ts";
import { waitUnless } from "./wait-unless.ts";

export interface OpenSettings extends ExecutorSettings {
  /** More unanswered questions than this are not made; k6's maxVUs. */
  readonly maxInFlight?: number;
  /** What is later than this is not sent any more. */
  readonly latestMs?: number;
  /** How many users there are; they ask in turn. */
  readonly users?: number;
}

export interface OpenPlan extends OpenSettings {
  readonly name: ExecutorName;
  readonly arrivals: Arrivals;
  readonly durationMs: number;
}

/** So that a target that hangs is no end of memory: some KiB each. */
export const MOST_IN_FLIGHT = 10_000;
/** A question that is later than this is no part of the planned load any more. */
export const LATEST_SEND_MS = 1_000;

/** The open model: every question at its planned time, however slow the answers are. */
export function openExecutor(plan: OpenPlan): Executor {
  const { name, arrivals, durationMs, startTimeMs = 0 } = plan;
  return {
    name,
    endsAfterMs: startTimeMs + durationMs,
    planned: arrivals.count,
    run: (ports) => runOpen(plan, ports),
  };
}

async function runOpen(plan: OpenPlan, ports: ExecutorPorts): Promise<ExecutorOutcome> {
  const { arrivals, durationMs, startTimeMs = 0, gracefulStopMs = GRACEFUL_STOP_MS } = plan;
  const { maxInFlight = MOST_IN_FLIGHT, latestMs = LATEST_SEND_MS, users = maxInFlight } = plan;
  const { stopwatch } = ports;
  const beginAt = (ports.beginAt ?? stopwatch.now()) + startTimeMs;
  const endAt = beginAt + durationMs;
  const [interrupt, idle] = [new AbortController(), new AbortController()];
  const dropped: Record<DropReason, number> = { late: 0, "in-flight": 0, "not-begun": 0 };
  let planned = 0;
  let allStarted = false;
  const underWay = trackUnderWay(ports.iterate, () => allStarted && idle.abort());
  const signal = AbortSignal.any([ports.signal, underWay.failed]);

  function drop(reason: DropReason, plannedAt: number): void {
    dropped[reason] += 1;
    ports.dropped?.(1, reason, plannedAt);
  }

  function due(index: number, plannedAt: number): void {
    planned += 1;
    if (stopwatch.now() - plannedAt > latestMs) drop("late", plannedAt);
    else if (underWay.size() >= maxInFlight) drop("in-flight", plannedAt);
    else void underWay.run({ index, plannedAt, user: index % users }, interrupt.signal);
  }

  await keepPace({ beginAt, starts: arrivals.starts(), due, stopwatch, signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  await waitUnless(stopwatch, endAt, signal);
  allStarted = true;
  if (underWay.size() > 0)
    await waitUnless(stopwatch, endAt + gracefulStopMs, AbortSignal.any([signal, idle.signal]));
  interrupt.abort(interruptionBy(signal));
  // Whoever listens ends in this turn; whoever does not is not waited for.
  if (underWay.size() > 0) await soon();
  underWay.failed.throwIfAborted();
  const [started, completed] = [underWay.started(), underWay.completed()];
  return {
    planned,
    started,
    completed,
    interrupted: started - completed,
    dropped,
    aborted: ports.signal.aborted,
  };
}
