import { z } from "zod";
import { duration, durationOrNone, numberWithin, whole } from "./amounts.ts";
import { must, named, nameError } from "./said.ts";

/** More than this no generator of one machine asks, and no person means. */
const MOST_AT_ONCE = 100_000;
const MOST_QUESTIONS = 10_000_000;

const rate = whole(1, MOST_AT_ONCE);
/** A stage may begin or end with nothing. */
const target = whole(0, MOST_AT_ONCE);
const vus = whole(1, 10_000);

const stage = {
  duration: durationOrNone,
  target,
  name: z.string(must("a name")).min(1, must("a name")).optional(),
};
const stages = z
  .array(z.strictObject(stage, named(Object.keys(stage))), must("a list of at least one stage"))
  .min(1, must("a list of at least one stage"));

const timeUnit = duration.default(1_000);
const ARRIVALS = ["even", "poisson"] as const;
const arrivals = z.enum(ARRIVALS, nameError(ARRIVALS)).default("even");

/** k6's bounds on questions in flight: above `maxVUs` an arrival is dropped, and the run is INVALID. */
const bounds = { preAllocatedVUs: vus.optional(), maxVUs: vus.optional() };

const between = { min: durationOrNone, max: duration };
const THINK_TIME = "a duration, such as 5s, or min and max";
/** Between an answer and the next question of the same person, evenly spread where `min` and `max` are given. */
const thinkTime = z
  .union(
    [
      duration.transform((each) => ({ min: each, max: each })),
      z.strictObject(between, named(Object.keys(between))),
    ],
    must(THINK_TIME),
  )
  .default({ min: 0, max: 0 });

/** k6's settings of every executor. */
const shared = {
  startTime: durationOrNone.default(0),
  gracefulStop: durationOrNone.optional(),
};

/** The fields of each executor: k6's own under k6's names, and of ours `spike`, `replay`, `arrivals`, `thinkTime`. */
export const EXECUTOR_SHAPES = {
  "constant-arrival-rate": {
    executor: z.literal("constant-arrival-rate"),
    ...shared,
    rate,
    timeUnit,
    duration,
    arrivals,
    ...bounds,
  },
  "ramping-arrival-rate": {
    executor: z.literal("ramping-arrival-rate"),
    ...shared,
    startRate: target.default(0),
    timeUnit,
    stages,
    arrivals,
    ...bounds,
  },
  spike: {
    executor: z.literal("spike"),
    ...shared,
    rate,
    timeUnit,
    duration,
    /** The rate while the spike lasts: from `at` on, `for` so long. */
    peak: rate,
    at: durationOrNone,
    for: duration,
    /** How long it takes up, and down again; a jump unless said. */
    ramp: durationOrNone.default(0),
    arrivals,
    ...bounds,
  },
  "constant-vus": { executor: z.literal("constant-vus"), ...shared, vus, duration, thinkTime },
  "ramping-vus": {
    executor: z.literal("ramping-vus"),
    ...shared,
    startVUs: target.default(1),
    stages,
    gracefulRampDown: durationOrNone.default(30_000),
    thinkTime,
  },
  "shared-iterations": {
    executor: z.literal("shared-iterations"),
    ...shared,
    vus: vus.default(1),
    iterations: whole(1, MOST_QUESTIONS),
    maxDuration: duration.default(600_000),
    thinkTime,
  },
  replay: {
    executor: z.literal("replay"),
    ...shared,
    /** A journal of the simulated Slack, from the folder of the scenario. */
    journal: z.string(must("the path of a journal")).min(1, must("the path of a journal")),
    speed: numberWithin(0.01, 1_000).default(1),
  },
} as const;

export type ExecutorName = keyof typeof EXECUTOR_SHAPES;

/** An executor as it is written down, durations in milliseconds. */
export type WrittenExecutor = {
  [Name in ExecutorName]: z.output<z.ZodObject<(typeof EXECUTOR_SHAPES)[Name]>>;
}[ExecutorName];

export const EXECUTORS = Object.keys(EXECUTOR_SHAPES) as readonly ExecutorName[];

export function isExecutor(name: unknown): name is ExecutorName {
  return typeof name === "string" && Object.hasOwn(EXECUTOR_SHAPES, name);
}
