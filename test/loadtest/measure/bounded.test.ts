import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { createHistogram } from "../../../src/loadtest/measure/histogram.ts";
import { QUESTION_KINDS } from "../../../src/loadtest/scenario/question-kind.ts";
import { measuring, sampleOf } from "./samples.ts";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const HOUR_MS = 3_600_000;
/** 2,000 a second for an hour. */
const MANY = 7_200_000;
/** A sample that was kept would take a hundred bytes at least, and so 30 MB in all. */
const MOST_GROWTH = 4 * 1_048_576;

it("holds an hour of questions in the memory of its first minutes", async () => {
  const { measurement, stopwatch } = measuring({ percentiles: [99.9] });
  const addMinutes = (from: number, to: number) => {
    for (let plannedAt = from * 60_000; plannedAt < to * 60_000; plannedAt += 10) {
      const took = durationOf(plannedAt / 10);
      stopwatch.at = plannedAt + took;
      const kind = QUESTION_KINDS[(plannedAt / 10) % QUESTION_KINDS.length] ?? "fresh";
      const stage = `stage ${Math.floor(plannedAt / 60_000) % 5}`;
      measurement.add(sampleOf({ kind, stage, plannedAt, endedAt: plannedAt + took }));
    }
  };
  addMinutes(0, 6);
  measurement.figures();
  const before = await heldBytes();
  addMinutes(6, 60);
  const { metrics, series } = measurement.figures();
  expect((await heldBytes()) - before).toBeLessThan(MOST_GROWTH);
  expect(metrics.questions.count).toBe(HOUR_MS / 10);
  expect(series.buckets.length).toBeLessThanOrEqual(300);
});

it("counts 7.2 million durations in the memory of the first ten thousand", async () => {
  const histogram = createHistogram();
  for (let index = 0; index < 10_000; index += 1) histogram.record(durationOf(index));
  const before = await heldBytes();
  for (let index = 10_000; index < MANY; index += 1) histogram.record(durationOf(index));
  expect((await heldBytes()) - before).toBeLessThan(MOST_GROWTH);
  expect(histogram.count).toBe(MANY);
});

/** From 50 ms to 5 s, and now and then 9 s more. */
function durationOf(index: number): number {
  return 50 + ((index * 7_919) % 5_000) + (index % 1_000 === 0 ? 9_000 : 0);
}

/** What is left after a few collections: arrays are given back some time after the first. */
async function heldBytes(): Promise<number> {
  const seen: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    collect();
    await setImmediate();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    seen.push(heapUsed + arrayBuffers);
  }
  return Math.min(...seen);
}
