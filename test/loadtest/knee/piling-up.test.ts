import { describe, expect, it } from "vitest";
import { findKnee } from "../../../src/loadtest/knee/find-knee.ts";
import { growthOf, pilingUp } from "../../../src/loadtest/knee/piling-up.ts";
import { createRandom } from "../../../src/simulators/llm/random.ts";
import { measuring, sampleOf } from "../measure/samples.ts";
import { capacityOf, probeQueue, type Queue } from "./made-up-queue.ts";

/** Of so many probes at so many times the capacity, the share that holds; no objective is ever missed. */
function held(queue: Queue, load: number, seconds: number, probes = 50): number {
  const random = createRandom(1);
  const probe = { ratePerS: load * capacityOf(queue), durationMs: seconds * 1_000 };
  const verdicts = Array.from({ length: probes }, () => probeQueue(queue, probe, random));
  return verdicts.filter((verdict) => verdict === "held").length / probes;
}

describe("a probe whose objective is never missed", () => {
  it.each<[string, Queue]>([
    ["one worker of 100 ms", { workers: 1, serviceMs: 100 }],
    ["one worker of 20 ms", { workers: 1, serviceMs: 20 }],
    ["8 workers of 2 s", { workers: 8, serviceMs: 2_000 }],
    ["8 workers of 200 ms", { workers: 8, serviceMs: 200 }],
  ])("holds under the capacity and breaks over it, of %s each", (_name, queue) => {
    for (const seconds of [6, 10, 15]) {
      for (const load of [0.3, 0.9, 0.97, 1])
        expect([load, held(queue, load, seconds, 1)]).toEqual([load, 1]);
      for (const load of [1.1, 1.2, 2, 10]) expect([load, held(queue, load, seconds, 1)]).toEqual([load, 0]);
    }
    expect(held(queue, 1.05, 15, 1)).toBe(0);
  });

  it.each<[string, Queue, number]>([
    ["M/D/1, 6 s", { workers: 1, serviceMs: 5, areArrivalsRandom: true }, 6],
    ["M/D/1, 15 s", { workers: 1, serviceMs: 20, areArrivalsRandom: true }, 15],
    ["D/M/1, 15 s", { workers: 1, serviceMs: 20, isServiceRandom: true }, 15],
    ["D/M/8, 6 s", { workers: 8, serviceMs: 100, isServiceRandom: true }, 6],
    ["D/M/8, 15 s", { workers: 8, serviceMs: 200, isServiceRandom: true }, 15],
    ["M/M/8, 15 s", { workers: 8, serviceMs: 100, isServiceRandom: true, areArrivalsRandom: true }, 15],
  ])(
    "mostly holds under the capacity and breaks over it where chance plays, as in %s",
    (_name, queue, seconds) => {
      const [low, near, over, far] = [0.9, 0.95, 1.1, 1.2].map((load) => held(queue, load, seconds));
      expect(low).toBeGreaterThan(0.8);
      expect(near).toBeGreaterThan(0.6);
      expect(over).toBeLessThan(0.25);
      expect(far).toBeLessThan(0.05);
    },
  );

  it("breaks far over the capacity however few are asked, and far under it seldom", () => {
    const queue: Queue = { workers: 8, serviceMs: 2_000, isServiceRandom: true };
    for (const load of [0.2, 0.4]) expect(held(queue, load, 15)).toBeGreaterThan(0.8);
    expect(held(queue, 2, 15)).toBe(0);
  });
});

/** Of many searches how far from the capacity they ended, the least first. */
async function ratios(queue: Queue, seconds: number): Promise<number[]> {
  const random = createRandom(2);
  const capacity = capacityOf(queue);
  const found: number[] = [];
  for (let search = 0; search < 25; search += 1) {
    const { ratePerS } = await findKnee({
      from: capacity / 3.3,
      most: capacity * 100,
      probe: async (rate) => ({
        verdict: probeQueue(queue, { ratePerS: rate, durationMs: seconds * 1_000 }, random),
        ...{ why: [], evidence: null },
      }),
    });
    found.push(Number(ratePerS) / capacity);
  }
  return found.toSorted((one, other) => one - other);
}

describe("the knee of a queue whose objective is never missed", () => {
  it.each<[Queue & { readonly seconds: number }]>([
    [{ workers: 1, serviceMs: 100, seconds: 15 }],
    [{ workers: 8, serviceMs: 2_000, seconds: 15 }],
    [{ workers: 1, serviceMs: 20, seconds: 6 }],
  ])("is less than 5 hundredths off, for %j", async ({ seconds, ...queue }) => {
    const all = await ratios(queue, seconds);
    expect(all[0]).toBeGreaterThan(0.95);
    expect(all.at(-1)).toBeLessThan(1.05);
  });

  it("is within 5 % in the middle, and mostly within 10 %, where the time of each answer is drawn", async () => {
    const all = await ratios({ workers: 8, serviceMs: 200, isServiceRandom: true }, 15);
    const at = (share: number) => Number(all[Math.round(share * (all.length - 1))]);
    expect(Math.abs(at(0.5) - 1)).toBeLessThan(0.05);
    expect(at(0.1)).toBeGreaterThan(0.9);
    expect(at(0.9)).toBeLessThan(1.1);
  });
});

/** One answer each second, that took so long. */
function seriesOf(...tookMs: number[]) {
  const { measurement } = measuring();
  for (const [second, took] of tookMs.entries()) {
    for (const ms of [100, 300, 500]) {
      const plannedAt = second * 1_000 + ms;
      measurement.add(sampleOf({ plannedAt, endedAt: plannedAt + took }));
    }
  }
  return measurement.figures().series;
}

describe("what piles up", () => {
  it("is told by how much longer answers took for each second", () => {
    expect(pilingUp(seriesOf(1_000, 1_200, 1_400, 1_600, 1_800))).toBe(
      "questions pile up: for each second of asking an answer took 200 ms longer",
    );
  });

  it("is nothing where answers got faster, or were slow for a while", () => {
    expect(pilingUp(seriesOf(2_000, 300, 250, 250, 250, 250))).toBeUndefined();
    expect(pilingUp(seriesOf(250, 250, 250, 1_900, 250, 250))).toBeUndefined();
  });

  it("is nothing where not one question more would wait than at the begin", () => {
    // Of thirty questions.
    const growing = (ms: number) =>
      seriesOf(...Array.from({ length: 10 }, (_, second) => 1_000 + ms * second));
    expect(pilingUp(growing(30))).toBeUndefined();
    expect(pilingUp(growing(50))).toBeDefined();
  });

  it("is not known of a few slices, or of none", () => {
    expect(growthOf(seriesOf(1_000, 2_000, 3_000))).toBeNull();
    expect(growthOf(measuring().measurement.figures().series)).toBeNull();
  });
});
