import fc from "fast-check";
import { expect, it } from "vitest";
import { stringify } from "yaml";
import { LedgerError } from "../../../src/core/errors.ts";
import { planOf } from "../../../src/loadtest/scenario/plan/plan.ts";
import { EXECUTORS, type ExecutorName } from "../../../src/loadtest/scenario/schema/executor-shapes.ts";
import { opened } from "./opened.ts";

const value = fc.oneof(
  fc.constantFrom(
    "1s",
    "0s",
    "5m",
    "-1s",
    "poisson",
    "gl-publisher",
    "rough-day",
    "usual",
    "slack",
    true,
    null,
    0,
    1,
    5,
    -1,
    1e300,
    0.5,
  ),
  fc.array(fc.constantFrom("Why?", 1, null, "p(95)<5"), { maxLength: 3 }),
  fc.anything({ maxDepth: 2, withNullPrototype: true }),
  fc.array(
    fc.record({ duration: fc.constantFrom("1s", "0s", 3), target: fc.integer({ min: -1, max: 20_000 }) }),
    { maxLength: 3 },
  ),
  fc.dictionary(
    fc.constantFrom(
      "fresh",
      "repeated",
      "follow-up",
      "refused",
      "over-limit",
      "min",
      "max",
      "from",
      "faults",
      "latency",
      "__proto__",
      "checks",
    ),
    fc.constantFrom(0, 1, -1, "1s", "model-outage", ["rate>0.9"], {}),
    { maxKeys: 4 },
  ),
);

const KEYS =
  "rate timeUnit duration startRate stages arrivals peak at for ramp vus startVUs iterations maxDuration thinkTime journal speed users channels seed mix questions model slack objectives deadline thresholds baseline startTime gracefulStop maxVUs scenarios".split(
    " ",
  );

const STAGES = [{ duration: "5s", target: 3 }];

/** A good scenario of each executor. */
const GOOD: Readonly<Record<ExecutorName, object>> = {
  "constant-arrival-rate": { rate: 2, duration: "5s" },
  "ramping-arrival-rate": { stages: STAGES },
  spike: { rate: 1, peak: 5, at: "1s", for: "1s", duration: "5s" },
  "constant-vus": { vus: 2, duration: "5s" },
  "ramping-vus": { stages: STAGES },
  "shared-iterations": { iterations: 5 },
  replay: { journal: "./none.jsonl" },
};

const scenario = fc
  .record({
    executor: fc.constantFrom(...EXECUTORS),
    changes: fc.dictionary(fc.constantFrom(...KEYS, "executor"), value, { maxKeys: 3 }),
  })
  .map(({ executor, changes }) => ({ executor, questions: ["Why?"], ...GOOD[executor], ...changes }));

/** Whether it was taken. */
async function isTakenOrRefused(text: string): Promise<boolean> {
  try {
    const plan = planOf(await opened(text));
    expect(plan.questions).toBeGreaterThanOrEqual(0);
    expect(plan.peakPerSecond).toBeGreaterThan(0);
    expect(plan.concurrent.expected).toBeLessThan(1e9);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(LedgerError);
    expect(error).toMatchObject({ code: "SCENARIO_INVALID" });
    return false;
  }
}

function asText(content: unknown): string {
  try {
    return stringify(content);
  } catch {
    return "";
  }
}

it("whatever is in a scenario, it is taken or refused as a fault of the file", {
  timeout: 60_000,
}, async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(scenario, async (content) => {
      if (await isTakenOrRefused(asText(content))) taken += 1;
    }),
    { seed: 29, numRuns: 600 },
  );
  expect(taken).toBeGreaterThan(60);
});

it("whatever a file holds, it is taken or refused", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
      await isTakenOrRefused(text);
    }),
    { seed: 31, numRuns: 300 },
  );
});
