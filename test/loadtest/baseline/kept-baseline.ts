import type { Baseline } from "../../../src/loadtest/baseline/baseline.ts";
import { fingerprintOf } from "../../../src/loadtest/baseline/fingerprint/fingerprint.ts";
import type { Machine } from "../../../src/loadtest/baseline/fingerprint/machine.ts";
import type { LoadScenario } from "../../../src/loadtest/scenario/load-scenario.ts";
import { createRuns } from "./made-up-runs.ts";

export const MACHINE: Machine = {
  cpu: "Some Processor 3000",
  cores: 4,
  memoryMiB: 16_000,
  node: "v24.1.0",
  platform: "linux x64",
};

export const SCENARIO: LoadScenario = {
  name: "steady",
  seed: 7,
  users: 20,
  channels: 3,
  workloads: [
    {
      name: "day",
      startMs: 0,
      gracefulStopMs: 30_000,
      executor: {
        executor: "constant-arrival-rate",
        rate: 4,
        timeUnitMs: 1_000,
        arrivals: "poisson",
        durationMs: 60_000,
      },
      mix: { shares: { fresh: { weight: 1, questions: [{ text: "How much leave do I have?" }] } } },
    },
  ],
  model: { latency: {} as LoadScenario["model"]["latency"] },
  slack: { rateLimits: "slack" },
  objectives: { answerP95Ms: 5_000 },
  deadlineMs: 60_000,
  thresholds: [],
};

export const OF = { scenario: SCENARIO, target: "slack", knowledge: "k1", machine: MACHINE };

export function keptBaseline(count = 2): Baseline {
  return {
    fingerprint: fingerprintOf(OF),
    repeats: createRuns(1)
      .repeats(count)
      .map(({ metrics, byStage, byKind, checks }) => ({
        startedAt: "2026-01-02T03:04:05.000Z",
        figures: { metrics, byStage, byKind, checks },
      })),
  };
}
