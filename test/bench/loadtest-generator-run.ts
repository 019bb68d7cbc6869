import { readFileSync } from "node:fs";
import { constantArrivalRate } from "../../src/loadtest/executors/constant-arrival-rate.ts";
import { constantUsers } from "../../src/loadtest/executors/constant-vus.ts";
import type { Executor, ExecutorPorts } from "../../src/loadtest/executors/executor.ts";
import { createHistogram } from "../../src/loadtest/measure/histogram.ts";
import { createMeasurement } from "../../src/loadtest/measure/measurement.ts";
import { type Stopwatch, systemStopwatch } from "../../src/loadtest/run/stopwatch.ts";
import { watchEventLoop } from "../../src/loadtest/validity/event-loop.ts";
import { createHttpAsker } from "../loadtest/proofs/http-asker.ts";

export type GeneratorPart = "paced" | "users" | "hour";

export interface GeneratorOrder {
  readonly part: GeneratorPart;
  readonly url: string;
  readonly rate: number;
  readonly seconds: number;
  readonly users: number;
}

export interface GeneratorRun {
  readonly perSecond: number;
  readonly droppedPerSecond: number;
  readonly lagP50: number;
  readonly lagP99: number;
  readonly answerP99: number;
  readonly busyPercent: number;
  /** Of the time of a core. */
  readonly cpuPercent: number;
  /** Of the time, in which it was ready and other processes had the core. Linux alone tells. */
  readonly waitedPercent: number;
  readonly grownMiB: number;
}

const order = JSON.parse(process.argv[2] ?? "{}") as GeneratorOrder;
const never = new AbortController().signal;
const timeUnitMs = 1_000;
const MIB = 1024 * 1024;

// One part in a process of its own: `node loadtest-generator-run.ts '{"part": "paced", …}'`.
const PARTS: Readonly<Record<GeneratorPart, () => Promise<GeneratorRun>>> = {
  paced: () =>
    overHttp(constantArrivalRate({ rate: order.rate, timeUnitMs, durationMs: order.seconds * 1_000 })),
  users: () => overHttp(constantUsers({ vus: order.users, durationMs: order.seconds * 1_000 })),
  hour: turnedHour,
};
const run = await PARTS[order.part]();
process.send?.(run);
process.disconnect?.();

async function overHttp(executor: Executor): Promise<GeneratorRun> {
  const asker = createHttpAsker(order.url);
  const [lags, answers] = [createHistogram(), createHistogram()];
  const watch = watchEventLoop();
  const { now } = systemStopwatch;
  const heapBefore = heapMiB();
  const beganAt = now();
  const cpuBefore = process.cpuUsage();
  const waitedBefore = waitedForCoreMs();
  const outcome = await executor.run({
    stopwatch: systemStopwatch,
    signal: never,
    async iterate({ plannedAt }, interrupted) {
      lags.record(now() - plannedAt);
      await asker.ask(interrupted);
      answers.record(now() - plannedAt);
    },
  });
  const seconds = (now() - beganAt) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  const waitedMs = waitedForCoreMs() - waitedBefore;
  asker.stop();
  const busyPercent = watch.busiest() * 100;
  watch.stop();
  const [lagP50 = 0, lagP99 = 0] = lags.percentiles([50, 99]).map(Number);
  return {
    perSecond: outcome.completed / seconds,
    droppedPerSecond: (outcome.planned - outcome.started) / seconds,
    lagP50,
    lagP99,
    answerP99: Number(answers.percentiles([99])[0]),
    busyPercent,
    cpuPercent: (cpu.user + cpu.system) / seconds / 10_000,
    waitedPercent: waitedMs / seconds / 10,
    grownMiB: heapMiB() - heapBefore,
  };
}

/** An hour at the rate on a time that is turned from planned start to planned start, with all that is measured. */
async function turnedHour(): Promise<GeneratorRun> {
  const [hourMs, lookMs] = [3_600_000, 300_000];
  let time = 0;
  const stopwatch: Stopwatch = {
    now: () => time,
    async until(moment) {
      time = Math.max(time, moment);
    },
  };
  const measurement = createMeasurement({ begin: 0, timeoutMs: 10_000, now: stopwatch.now });
  const arrivalsBetweenLooks = (lookMs / 1_000) * order.rate;
  const heaps: number[] = [];
  const iterate: ExecutorPorts["iterate"] = async ({ index, plannedAt }) => {
    if ((index + 1) % arrivalsBetweenLooks === 0) heaps.push(heapMiB());
    const endedAt = plannedAt + 200 + (index % 977);
    measurement.add({
      kind: "fresh",
      stage: "hour",
      plannedAt,
      sentAt: plannedAt + (index % 7) / 10,
      acknowledgedAt: plannedAt + 50 + (index % 101),
      firstTextAt: plannedAt + 100 + (index % 499),
      endedAt,
      outcome: "answered",
      checks: { "right thread": true, "right source": index % 1_000 !== 0 },
    });
  };
  const executor = constantArrivalRate({ rate: order.rate, timeUnitMs, durationMs: hourMs });
  const { completed } = await executor.run({ stopwatch, signal: never, iterate });
  if (measurement.figures().metrics.answer_duration.count !== completed)
    throw new Error("A sample was lost.");
  const half = heaps.length / 2;
  const none = Number.NaN;
  return {
    perSecond: completed / (hourMs / 1_000),
    droppedPerSecond: 0,
    lagP50: none,
    lagP99: none,
    answerP99: none,
    busyPercent: none,
    cpuPercent: none,
    waitedPercent: none,
    grownMiB: Math.max(...heaps.slice(half)) - Math.max(...heaps.slice(0, half)),
  };
}

/** In milliseconds since the start of the main thread; NaN where the system does not tell. */
function waitedForCoreMs(): number {
  try {
    return Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[1]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** What stays, garbage apart. */
function heapMiB(): number {
  // What the first one frees outside the heap is counted off by the second.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MIB;
}
