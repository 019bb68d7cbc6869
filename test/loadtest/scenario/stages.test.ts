import { expect, it } from "vitest";
import { createStageOf, stageNames, stageSpans } from "../../../src/loadtest/scenario/stages.ts";
import { opened } from "./opened.ts";

const NAMED = "stages: [{duration: 10s, target: 2, name: up}, {duration: 20s, target: 0}]";

it("names a question's stage by when it was planned", async () => {
  const { workloads } = await opened(
    `executor: ramping-arrival-rate\n${NAMED}\nquestions: [Why?]\nstartTime: 5s\n`,
  );
  const stageOf = createStageOf(workloads);
  expect(stageNames(workloads)).toEqual(["up", "stage 2"]);
  expect([5_000, 14_999, 15_000, 99_000].map((at) => stageOf("default", at))).toEqual([
    "up",
    "up",
    "stage 2",
    "stage 2",
  ]);
});

it("has three of a spike, and one of what has none, each under its name where there are several", async () => {
  const { workloads } = await opened(`questions: [Why?]
scenarios:
  mail: {executor: spike, rate: 1, peak: 5, at: 10s, ramp: 1s, for: 5s, duration: 30s}
  people: {executor: constant-vus, vus: 2, duration: 30s}
`);
  expect(stageNames(workloads)).toEqual(["mail/before", "mail/spike", "mail/after", "people"]);
  const stageOf = createStageOf(workloads);
  expect([9_999, 10_000, 16_999, 17_000].map((at) => stageOf("mail", at))).toEqual([
    "mail/before",
    "mail/spike",
    "mail/spike",
    "mail/after",
  ]);
  expect(stageOf("people", 3)).toBe("people");
});

it("tells when each stage begins and ends, one without stages when its executor does", async () => {
  const { workloads } = await opened(`questions: [Why?]
scenarios:
  day: {executor: ramping-arrival-rate, startTime: 5s, ${NAMED}}
  mail: {executor: spike, rate: 1, peak: 5, at: 10s, ramp: 1s, for: 5s, duration: 30s}
  people: {executor: constant-vus, vus: 2, duration: 30s, startTime: 2s}
`);
  const spans = stageSpans(workloads, ({ name, startMs }) => startMs + (name === "people" ? 30_000 : 0));
  expect(spans.map(({ name, fromMs, toMs }) => [name, fromMs / 1_000, toMs / 1_000])).toEqual([
    ["day/up", 5, 15],
    ["day/stage 2", 15, 35],
    ["mail/before", 0, 10],
    ["mail/spike", 10, 17],
    ["mail/after", 17, 30],
    ["people", 2, 32],
  ]);
});

it("has a span for each name, in which the questions of the stage are planned", async () => {
  const { workloads } = await opened(
    `executor: ramping-arrival-rate\n${NAMED}\nquestions: [Why?]\nstartTime: 5s\n`,
  );
  const stageOf = createStageOf(workloads);
  const spans = stageSpans(workloads, () => 0);
  expect(spans.map(({ name }) => name)).toEqual(stageNames(workloads));
  for (const { name, fromMs, toMs } of spans)
    expect([fromMs, toMs - 1].map((at) => stageOf("default", at))).toEqual([name, name]);
});
