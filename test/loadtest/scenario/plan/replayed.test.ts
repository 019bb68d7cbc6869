import { expect, it } from "vitest";
import { assertWithinCeiling } from "../../../../src/loadtest/calibration/assert-within-ceiling.ts";
import type { LoadScenario } from "../../../../src/loadtest/scenario/load-scenario.ts";
import { planOf } from "../../../../src/loadtest/scenario/plan/plan.ts";
import { opened } from "../opened.ts";

/** A replay of questions at these moments, in milliseconds. */
async function replayOf(moments: readonly number[]): Promise<LoadScenario> {
  const scenario = await opened(
    "questions: [Why?]\nexecutor: constant-arrival-rate\nrate: 1\nduration: 1s\n",
  );
  const questions = moments.map((atMs) => ({ atMs, text: "Why?", user: 0, channel: 0 }));
  const workload = { name: "default", startMs: 0, gracefulStopMs: 0 };
  return { ...scenario, workloads: [{ ...workload, executor: { executor: "replay", speed: 1, questions } }] };
}

const every = (ms: number, count: number, fromMs = 0) =>
  Array.from({ length: count }, (_, at) => fromMs + at * ms);

it("a replay is over with its last question, and its peak is that of a second", async () => {
  expect(planOf(await replayOf(every(500, 6)))).toMatchObject({
    ...{ questions: 6, endsAtMs: 2_500, peakPerSecond: 2, busiestMinute: 6 },
  });
  expect(planOf(await replayOf([0]))).toMatchObject({ questions: 1, endsAtMs: 0, peakPerSecond: 1 });
});

it("a replay has no more under way at once than it asks", async () => {
  expect(planOf(await replayOf(every(1, 20))).concurrent).toMatchObject({ atObjective: 20 });
});

it("a burst in a replay is refused where this machine cannot make it, wherever it falls", async () => {
  const scenario = await replayOf([0, ...every(0.4, 2_000, 60_600)]);
  const measure = async () => 1_999;
  const refused = assertWithinCeiling(scenario, "http", {
    ...{ program: "bin/run.js", env: {}, signal: new AbortController().signal },
    measure: { http: measure, slack: measure },
  });
  await expect(refused).rejects.toThrow("plans 2,000 questions/s at its peak");
});

it("a recording of a day with a hundred thousand questions is planned", async () => {
  expect(planOf(await replayOf(every(864, 100_000)))).toMatchObject({
    ...{ questions: 100_000, endsAtMs: 99_999 * 864, peakPerSecond: 2 },
  });
});
