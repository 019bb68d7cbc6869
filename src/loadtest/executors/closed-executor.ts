import { setImmediate as soon } from "node:timers/promises";
import { createCrew } from "./crew.ts";
import {
  type ExecutorOutcome,
  type ExecutorPorts,
  type ExecutorSettings,
  GRACEFUL_STOP_MS,
  interruptionBy,
} from "./executor.ts";
import { trackUnderWay } from "./under-way.ts";
import type { UserStep } from "./user-steps.ts";
import { waitUnless } from "./wait-unless.ts";

export interface ClosedSettings extends ExecutorSettings {
  /** How long a user thinks between an answer and the next question, in milliseconds; not at all by default. */
  readonly think?: () => number;
}

export interface ClosedPlan extends ClosedSettings {
  readonly steps: readonly UserStep[];
  readonly durationMs: number;
  /** How long a user who is too many may finish; as long as the graceful stop by default. */
  readonly gracefulRampDownMs?: number;
  /** All that there is to do; the run is over when it is done. Without end by default. */
  readonly iterations?: number;
}

/** The closed model: users who wait for an answer before they ask again. */
export async function runClosed(plan: ClosedPlan, ports: ExecutorPorts): Promise<ExecutorOutcome> {
  const { steps, durationMs, startTimeMs = 0, gracefulStopMs = GRACEFUL_STOP_MS, think = () => 0 } = plan;
  const { gracefulRampDownMs = gracefulStopMs, iterations = Number.POSITIVE_INFINITY } = plan;
  const { stopwatch } = ports;
  const beginAt = (ports.beginAt ?? stopwatch.now()) + startTimeMs;
  const endAt = beginAt + durationMs;
  const stopAt = endAt + gracefulStopMs;
  const underWay = trackUnderWay(ports.iterate);
  const [allTaken, allRetired] = [new AbortController(), new AbortController()];
  const signal = AbortSignal.any([ports.signal, underWay.failed]);
  let [taken, isOver] = [0, false];

  function take(): number | undefined {
    if (isOver || taken >= iterations || stopwatch.now() >= endAt) return undefined;
    taken += 1;
    return taken - 1;
  }

  const crew = createCrew({ stopwatch, underWay, take, think }, () => {
    if (taken >= iterations) allTaken.abort();
    if (isOver) allRetired.abort();
  });

  const ends = AbortSignal.any([signal, allTaken.signal]);
  for (const { atMs, users } of steps) {
    const at = beginAt + atMs;
    await waitUnless(stopwatch, at, ends);
    if (ends.aborted) break;
    crew.resize(users, at, at + gracefulRampDownMs);
  }
  await waitUnless(stopwatch, endAt, ends);
  isOver = true;
  crew.resize(0, endAt, stopAt);
  if (crew.looping() > 0) await waitUnless(stopwatch, stopAt, AbortSignal.any([signal, allRetired.signal]));
  crew.interrupt(interruptionBy(signal));
  // Whoever listens ends in this turn; whoever does not is not waited for.
  if (underWay.size() > 0) await soon();
  underWay.failed.throwIfAborted();
  return outcomeOf(underWay, { iterations, endAt }, ports);
}

function outcomeOf(
  underWay: ReturnType<typeof trackUnderWay>,
  { iterations, endAt }: { readonly iterations: number; readonly endAt: number },
  ports: ExecutorPorts,
): ExecutorOutcome {
  const [started, completed] = [underWay.started(), underWay.completed()];
  const { aborted } = ports.signal;
  // What is cut short was never to be done to the end.
  const notBegun = Number.isFinite(iterations) && !aborted ? iterations - started : 0;
  if (notBegun > 0) ports.dropped?.(notBegun, "not-begun", endAt);
  return {
    planned: started + notBegun,
    started,
    completed,
    interrupted: started - completed,
    dropped: { late: 0, "in-flight": 0, "not-begun": notBegun },
    aborted,
  };
}
