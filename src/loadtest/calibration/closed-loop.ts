import { performance } from "node:perf_hooks";
import { constantUsers } from "../executors/constant-vus.ts";
import { createMeasurement } from "../measure/measurement.ts";
import { systemStopwatch } from "../run/stopwatch.ts";
import type { PlannedQuestion } from "../targets/question.ts";
import type { Target, TargetPorts } from "../targets/target.ts";
import { cpuBoundCeiling } from "./cpu-bound-ceiling.ts";

export interface ClosedLoop {
  /** The target as a run has it, of a bot that does nothing. */
  readonly open: (ports: TargetPorts) => Target;
  readonly enough: number;
  readonly signal: AbortSignal;
}

/** Enough that one of them is always to be served. */
const USERS = 48;
/** How long code takes to become fast. */
const WARM_UP_MS = 400;
const ROUND_MS = 1_000;
/** Cold code and what else the machine does make a round slower, and nothing faster: the best counts. */
const MOST_ROUNDS = 5;
export const TIMEOUT_MS = 5_000;
const GRACEFUL_STOP_MS = 2_000;

/**
 * The ceiling by a closed loop of the generator's own parts: questions, samples and figures as in a run. One round is
 * enough where it is fast enough. 0 where nothing was answered.
 * @throws the signal's reason
 */
export async function closedLoopCeiling({ open, enough, signal }: ClosedLoop): Promise<number> {
  const { now } = systemStopwatch;
  const measurement = createMeasurement({ now, begin: now(), timeoutMs: TIMEOUT_MS });
  const target = open({ stopwatch: systemStopwatch, sample: measurement.add, late: () => {} });
  try {
    await round(target, WARM_UP_MS, signal);
    let ceiling = 0;
    for (let rounds = 0; rounds < MOST_ROUNDS && ceiling < enough; rounds += 1)
      ceiling = Math.max(ceiling, await round(target, ROUND_MS, signal));
    return ceiling;
  } finally {
    await target.stop();
  }
}

async function round(target: Target, durationMs: number, signal: AbortSignal): Promise<number> {
  let answered = 0;
  const beganAt = systemStopwatch.now();
  const before = performance.eventLoopUtilization();
  await constantUsers({ vus: USERS, durationMs, gracefulStopMs: GRACEFUL_STOP_MS }).run({
    ...{ stopwatch: systemStopwatch, signal },
    async iterate({ index, plannedAt }, interrupted) {
      const { outcome } = await target.ask(questionOf(index, plannedAt), interrupted);
      if (outcome === "answered") answered += 1;
    },
  });
  const { utilization } = performance.eventLoopUtilization(before);
  signal.throwIfAborted();
  const perSecond = (answered * 1_000) / (systemStopwatch.now() - beganAt);
  return cpuBoundCeiling({ perSecond, utilization });
}

function questionOf(index: number, plannedAt: number): PlannedQuestion {
  return { text: "What is a hard close?", kind: "fresh", stage: "", plannedAt, user: index, channel: index };
}
