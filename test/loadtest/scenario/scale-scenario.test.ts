import { describe, expect, it } from "vitest";
import type { LoadScenario } from "../../../src/loadtest/scenario/load-scenario.ts";
import { openScenario } from "../../../src/loadtest/scenario/open-scenario.ts";
import { planOf } from "../../../src/loadtest/scenario/plan/plan.ts";
import { scaleScenario } from "../../../src/loadtest/scenario/scale-scenario.ts";
import { opened, SHIPPED } from "./opened.ts";

describe("a scenario that is scaled", () => {
  it.each(["smoke", "average-day", "spike", "stress"])(
    "asks so many times as much for so long: %s",
    async (name) => {
      const scenario = await openScenario(name, SHIPPED);
      const [one, other] = [planOf(scenario), planOf(scaleScenario(scenario, { load: 3, time: 4 }))];
      expect(other.questions).toBe(one.questions * 12);
      expect(other.endsAtMs).toBe(one.endsAtMs * 4);
      expect(other.peakPerSecond).toBeCloseTo(one.peakPerSecond * 3, 6);
    },
  );

  it.each([
    ["constant-vus", "vus: 4\nduration: 10s"],
    ["ramping-vus", "startVUs: 4\nstages: [{duration: 10s, target: 8}]"],
    ["shared-iterations", "vus: 4\niterations: 50"],
  ])("has so many times as many people: %s", async (executor, fields) => {
    const scenario = await opened(
      `executor: ${executor}\n${fields}\nquestions: [Why?]\nmodel: {latency: {firstTokenMs: 900}}\n`,
    );
    const [one, other] = [planOf(scenario), planOf(scaleScenario(scenario, { load: 3, time: 2 }))];
    expect(other.questions).toBe(one.questions * 6);
    expect(other.concurrent.expected).toBeCloseTo(one.concurrent.expected * 3, 6);
  });

  it("has as many more people who ask at a rate, so that each keeps to a limit", async () => {
    const scenario = await openScenario("average-day", SHIPPED);
    expect(scaleScenario(scenario, { load: 2.5 }).users).toBe(scenario.users * 2.5);
    expect(scaleScenario(scenario, { load: 0.001 }).users).toBe(1);
  });

  it("is refused where it asks what was recorded, and would have to ask more", () => {
    const executor = { executor: "replay" as const, speed: 1, questions: [] };
    const workloads = [{ name: "day", startMs: 0, gracefulStopMs: 0, executor }];
    const scenario = { ...({} as LoadScenario), name: "day", users: 1, workloads };
    expect(() => scaleScenario(scenario, { load: 2 })).toThrow(/day asks what was recorded/);
    expect(scaleScenario(scenario, { time: 2 }).workloads).toHaveLength(1);
  });

  it("keeps one person where there was one", async () => {
    const scenario = await opened("executor: constant-vus\nvus: 1\nduration: 10s\nquestions: [Why?]\n");
    expect(scaleScenario(scenario, { load: 0.1 }).workloads[0]?.executor).toMatchObject({ vus: 1 });
  });
});
