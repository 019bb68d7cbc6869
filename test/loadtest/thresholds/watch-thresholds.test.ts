import { describe, expect, it } from "vitest";
import type { Stopwatch } from "../../../src/loadtest/run/stopwatch.ts";
import type { FixedThreshold } from "../../../src/loadtest/thresholds/load-threshold.ts";
import { watchThresholds } from "../../../src/loadtest/thresholds/watch-thresholds.ts";
import { measuring, sampleOf } from "../measure/samples.ts";
import { fixedThreshold } from "./thresholds.ts";

/**
 * Watches a run on a stopwatch that jumps to whatever moment is waited for: the first five seconds answer in 100 ms, all
 * that come later in 9 s. It is over after 20 s.
 */
async function watched(...thresholds: readonly FixedThreshold[]) {
  const over = new AbortController();
  const { measurement, stopwatch } = measuring();
  const clock: Stopwatch = {
    now: () => stopwatch.at,
    async until(moment, signal) {
      stopwatch.at = moment;
      if (moment > 20_000) over.abort();
      signal.throwIfAborted();
      const took = moment > 5_000 ? 9_000 : 100;
      measurement.add(sampleOf({ plannedAt: moment - took, endedAt: moment, checks: { thread: true } }));
    },
  };
  const looks: (readonly boolean[])[] = [];
  const fatal = await watchThresholds({
    thresholds,
    figures: measurement.figures,
    stopwatch: clock,
    signal: over.signal,
    onJudged: (judged) => looks.push(judged.map(({ crossed }) => crossed)),
  });
  return { fatal, looks, endedAt: stopwatch.at };
}

const slow = (given: Partial<FixedThreshold>) => fixedThreshold("answer_duration", "max<5000", given);

describe("thresholds while a run goes on", () => {
  it("are judged every two seconds, and end nothing of themselves", async () => {
    const { fatal, looks } = await watched(slow({}), fixedThreshold("checks", "rate==1"));
    expect(fatal).toBeUndefined();
    expect(looks).toHaveLength(10);
    expect(looks.slice(0, 3)).toEqual([
      [false, false],
      [false, false],
      [true, false],
    ]);
  });

  it("end the run as soon as one is crossed that says abortOnFail", async () => {
    const { fatal, endedAt } = await watched(
      fixedThreshold("checks", "rate==1"),
      slow({ abortOnFail: true }),
    );
    expect(fatal).toMatchObject({ threshold: "answer_duration:max<5000", value: 9_000, crossed: true });
    expect(endedAt).toBe(6_000);
  });

  it("end it no sooner than delayAbortEval", async () => {
    const { endedAt } = await watched(slow({ abortOnFail: true, delayAbortEvalMs: 10_000 }));
    expect(endedAt).toBe(12_000);
  });

  it("do not end it for what is not measured yet", async () => {
    const costly = fixedThreshold("llm_cost_usd", "count<1", { abortOnFail: true });
    expect((await watched(costly)).fatal).toBeUndefined();
  });
});
