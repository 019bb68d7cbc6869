import { expect, it } from "vitest";
import type { LoadScenario } from "../../../../src/loadtest/scenario/load-scenario.ts";
import { pickerOf } from "../../../../src/loadtest/scenario/picking/picker-of.ts";
import { worldOf } from "../../../../src/loadtest/scenario/world.ts";
import { opened } from "../opened.ts";

const RECORDED = [
  { atMs: 0, text: "what is a hard close?", user: 0, channel: 0 },
  { atMs: 10, text: "and in December?", user: 0, channel: 0, inThreadOf: 0 },
  { atMs: 20, text: "what is a soft close?", user: 4, channel: 2 },
  { atMs: 30, text: "and in December?", user: 4, channel: 2, inThreadOf: 2 },
];

const REPLAY: LoadScenario = {
  name: "mine",
  seed: 0,
  users: 1,
  channels: 1,
  workloads: [
    {
      name: "default",
      startMs: 0,
      gracefulStopMs: 0,
      executor: { executor: "replay", speed: 1, questions: RECORDED },
    },
  ],
  model: { latency: {} },
  slack: { rateLimits: "off" },
  objectives: { answerP95Ms: 5_000 },
  deadlineMs: 10_000,
  thresholds: [],
};

it("a recording is asked in its order, in the threads that have an answer", () => {
  const [workload] = REPLAY.workloads;
  if (!workload) throw new Error("It has one.");
  const picker = pickerOf(REPLAY, workload);
  const first = picker.next(0);
  picker.answered(first, "1.0");
  expect(picker.next(10)).toMatchObject({ kind: "follow-up", thread: "1.0", user: 0, turns: 2 });
  picker.next(20);
  // Nothing has answered the second one yet.
  expect(picker.next(30)).toEqual({
    kind: "fresh",
    question: { text: "and in December?" },
    user: 4,
    channel: 2,
    turns: 1,
  });
  expect(() => picker.next(40)).toThrow("4 questions, and no more");
});

it("there are as many people and channels as ask", async () => {
  expect(worldOf(REPLAY)).toEqual({ users: 5, channels: 3 });
  const asks = "questions: [Why?]\nexecutor: ";
  expect(worldOf(await opened(`${asks}constant-vus\nvus: 7\nduration: 1s\nusers: 3\nchannels: 2\n`))).toEqual(
    {
      users: 7,
      channels: 2,
    },
  );
  expect(worldOf(await opened(`${asks}ramping-vus\nstages: [{duration: 1s, target: 9}]\n`)).users).toBe(9);
  expect(
    worldOf(await opened(`${asks}constant-arrival-rate\nrate: 1\nduration: 1s\nusers: 30\n`)).users,
  ).toBe(30);
});

it("a person who waited for an answer asks on in threads of their own", async () => {
  const scenario = await opened(
    "executor: constant-vus\nvus: 3\nduration: 1m\nquestions: {from: gl-publisher}\nmix: {fresh: 1, follow-up: 1}\n",
  );
  const [workload] = scenario.workloads;
  if (!workload) throw new Error("It has one.");
  const picker = pickerOf(scenario, workload);
  const askerOf = new Map<string, number>();
  let followUps = 0;
  for (let index = 0; index < 300; index += 1) {
    const pick = picker.next(index * 100, index % 3);
    expect(pick.user).toBe(index % 3);
    if (pick.thread !== undefined) {
      followUps += 1;
      expect(askerOf.get(pick.thread)).toBe(pick.user);
    }
    const thread = pick.thread ?? `${index}`;
    askerOf.set(thread, pick.user);
    picker.answered(pick, thread);
  }
  expect(followUps).toBeGreaterThan(100);
});
