import { expect, it } from "vitest";
import type { BotReading } from "../../../src/loadtest/resources/bot-reading.ts";
import { createStageMeter } from "../../../src/loadtest/resources/stage-use.ts";

function useOf(...readings: readonly BotReading[]) {
  const meter = createStageMeter();
  const timed = readings.map((reading, at) => ({ at: at * 1_000, reading }));
  for (const [at, now] of timed.entries()) {
    const before = timed[at - 1];
    if (before) meter.add(before, now);
  }
  return meter.use();
}

it("takes the share of a core over the whole and in the busiest second", () => {
  const use = useOf({ cpuSeconds: 10 }, { cpuSeconds: 10.5 }, { cpuSeconds: 12 }, { cpuSeconds: 12 });
  expect(use.cpu).toBeCloseTo(2 / 3);
  expect(use.cpuMax).toBeCloseTo(1.5);
});

it("takes the highest of what goes up and down, but not from before the stage", () => {
  const use = useOf(
    { waiting: 90, memoryBytes: 9 },
    { waiting: 3, memoryBytes: 7 },
    { waiting: 5, memoryBytes: 6 },
  );
  expect(use).toMatchObject({ queueDepth: 5, memoryBytes: 7 });
});

it("takes by how much counters grew, also when the process began anew", () => {
  const use = useOf({ tokens: 100 }, { tokens: 150 }, { tokens: 20 }, { tokens: 50 });
  expect(use.tokens).toBe(100);
  expect(useOf({}, { cacheHits: 4 }).cacheHits).toBe(4);
});

it("takes the cost as what was spent, also where something reserved was given back", () => {
  expect(useOf({ costTodayUsd: 1 }, { costTodayUsd: 1.5 }, { costTodayUsd: 1.2 }).costUsd).toBeCloseTo(0.2);
});

it("takes the time of one call to a model", () => {
  const use = useOf({ modelCalls: 1, modelSeconds: 9 }, { modelCalls: 5, modelSeconds: 11 });
  expect(use.modelMs).toBe(500);
});

it("knows nothing of what was not told, which is no zero", () => {
  expect(new Set(Object.values(useOf({}, {})))).toEqual(new Set([null]));
});
