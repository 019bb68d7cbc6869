import { expect, it } from "vitest";
import { probeScenario, withoutFaults } from "../../../src/loadtest/knee/probe-scenario.ts";
import { opened } from "../scenario/opened.ts";

const PLAN = { ratePerS: 2.5, durationMs: 20_000, number: 3 };
const SCENARIO = `executor: constant-vus
vus: 4
duration: 1h
seed: 10
questions: [Why?]
mix: {fresh: 1, refused: {weight: 1, questions: [How do I bake a cake?]}}
model: {faults: model-outage}
slack: {faults: rough-day}
deadline: 10m
`;

it("asks the scenario's questions at an even rate, in another order each time", async () => {
  const scenario = await opened(SCENARIO);
  const probe = probeScenario(scenario, PLAN);
  expect(probe.workloads).toMatchObject([
    {
      name: "probe",
      startMs: 0,
      executor: { executor: "constant-arrival-rate", rate: 2.5, durationMs: 20_000 },
    },
  ]);
  expect(probe.workloads[0]?.mix).toEqual(scenario.workloads[0]?.mix);
  expect(probe.seed).toBe(13);
  expect(probe.objectives).toEqual(scenario.objectives);
});

it("leaves out what goes wrong at set times, and keeps the model and Slack otherwise", async () => {
  const scenario = await opened(SCENARIO);
  for (const calm of [probeScenario(scenario, PLAN), withoutFaults(scenario)]) {
    expect(calm.model).toEqual({ latency: scenario.model.latency });
    expect(calm.slack).toEqual({ rateLimits: scenario.slack.rateLimits });
  }
});

it("waits no longer than what could hold, so that the next probe is not kept waiting", async () => {
  const [patient, slow] = [
    await opened(SCENARIO),
    await opened(`${SCENARIO}objectives: {answer_p95: 30s}\n`),
  ];
  expect(probeScenario(patient, PLAN)).toMatchObject({
    deadlineMs: 10_000,
    workloads: [{ gracefulStopMs: 10_000 }],
  });
  expect(probeScenario(slow, PLAN).deadlineMs).toBe(60_000);
});

it("takes the questions of a recording, which has no mix", async () => {
  const scenario = await opened(SCENARIO);
  const questions = ["Why?", "How?"].map((text, at) => ({ text, atMs: at, user: at, channel: 0 }));
  const replay = {
    ...{ name: "replay", startMs: 0, gracefulStopMs: 0 },
    executor: { executor: "replay" as const, speed: 1, questions },
  };
  const { workloads } = probeScenario({ ...scenario, workloads: [replay] }, PLAN);
  expect(workloads[0]?.mix?.shares.fresh?.questions).toEqual([{ text: "Why?" }, { text: "How?" }]);
});

it("never asks over a person's limit, whose minute would count what the probes before have asked", async () => {
  const scenario = await opened(`executor: constant-arrival-rate
rate: 1
duration: 1m
users: 30
questions: [Why?]
mix: {fresh: 1, repeated: 2, over-limit: {weight: 3, limit: 6, per: 1m}}
`);
  const questions = [{ text: "Why?" }];
  expect(probeScenario(scenario, PLAN).workloads[0]?.mix).toEqual({
    shares: { fresh: { weight: 1, questions }, repeated: { weight: 2, questions } },
  });
});
