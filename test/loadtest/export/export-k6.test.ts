import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { CHECKS } from "../../../src/loadtest/checks/answer-checks.ts";
import { exportK6 } from "../../../src/loadtest/export/export-k6.ts";
import { leftOutOfK6 } from "../../../src/loadtest/export/left-out.ts";
import type { LoadScenario } from "../../../src/loadtest/scenario/load-scenario.ts";
import { openScenario } from "../../../src/loadtest/scenario/open-scenario.ts";
import { namesIn } from "../../../src/loadtest/scenario/resolve/shipped-names.ts";
import { scaleScenario } from "../../../src/loadtest/scenario/scale-scenario.ts";
import { opened, SHIPPED } from "../scenario/opened.ts";
import { loadInK6 } from "./k6-stand-in.ts";
import { answered, problem, standInApi, streamed } from "./stand-in-api.ts";

const BOT = { url: "http://bot.test:8080/" };
const SHIPPED_NAMES = await namesIn(SHIPPED, ".yaml");
const ASKED = "questions: [What is a hard close?, What is a contra entry?]\n";

async function optionsOf(scenario: LoadScenario) {
  return (
    await loadInK6(
      exportK6(scenario, BOT),
      standInApi((_, nth) => answered(nth)),
    )
  ).script.options;
}

/** A script of the text, run against a bot. */
async function running(text: string, respond: Parameters<typeof standInApi>[0], world: object = {}) {
  const api = standInApi(respond);
  const k6 = await loadInK6(exportK6(await opened(text), BOT), { ...api, ...world });
  const valuesOf = (metric: string) =>
    k6.added.filter((each) => each.metric === metric).map(({ value }) => value);
  return { ...k6, asked: api.asked, valuesOf };
}

describe("the script", () => {
  it.each(SHIPPED_NAMES)("of %s is a module, and the same each time", async (name) => {
    const script = exportK6(await openScenario(name, SHIPPED), BOT);
    expect(exportK6(await openScenario(name, SHIPPED), BOT)).toBe(script);
    const folder = await mkdtemp(join(tmpdir(), "k6-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "script.mjs"), script);
    await promisify(execFile)(process.execPath, ["--check", join(folder, "script.mjs")]);
  });

  it("tells in its head what it leaves out, a sentence each", async () => {
    const scenario = await opened(`executor: constant-arrival-rate
rate: 1
duration: 10s
arrivals: poisson
seed: 1
mix: { fresh: 2, follow-up: 1 }
${ASKED}model: { latency: fast, faults: { seed: 1, rules: [{ fault: hang, where: headers }] } }
slack: { faults: rough-day }
thresholds:
  first_text: ["p(95)<900"]
  answer_duration: ["p(95)<baseline*1.10", "p(95)<5000"]
`);
    const leftOut = leftOutOfK6(scenario);
    for (const said of [
      "first_text: p(95)<900",
      "baseline*1.10",
      "Slack's faults",
      "The model's faults",
      "Poisson",
      "Follow-ups",
    ])
      expect(leftOut.join("\n")).toContain(said);
    const script = exportK6(scenario, BOT);
    for (const sentence of leftOut) expect(script).toContain(`//   - ${sentence}\n`);
    // What it has no planned start for is not what Ledger calls by the same name.
    expect(script.slice(0, script.indexOf("import "))).toContain("answer_duration is from the sending on");
    expect((await optionsOf(scenario)).thresholds).toEqual({
      answer_duration: [{ threshold: "p(95)<5000" }],
    });
  });
});

describe("the options", () => {
  it("have each executor of k6 with its fields", async () => {
    const { scenarios } = await optionsOf(
      await opened(`scenarios:
  even: { executor: constant-arrival-rate, rate: 3, timeUnit: 1m, duration: 45s, startTime: 5s, gracefulStop: 1s, maxVUs: 9 }
  ramp: { executor: ramping-arrival-rate, startRate: 1, stages: [{ duration: 500ms, target: 4 }], preAllocatedVUs: 3 }
  crowd: { executor: constant-vus, vus: 4, duration: 2m }
  grow: { executor: ramping-vus, startVUs: 2, stages: [{ duration: 5s, target: 6 }], gracefulRampDown: 4s }
  once: { executor: shared-iterations, vus: 9, iterations: 5, maxDuration: 1m }
  peak: { executor: spike, rate: 1, peak: 8, at: 10s, for: 10s, ramp: 1s, duration: 45s }
${ASKED}`),
    );
    const stop = { startTime: "0s", gracefulStop: "10s" };
    expect(scenarios).toEqual({
      even: {
        ...{ executor: "constant-arrival-rate", rate: 3, timeUnit: "60s", duration: "45s" },
        ...{ preAllocatedVUs: expect.any(Number), maxVUs: 9, startTime: "5s", gracefulStop: "1s" },
      },
      ramp: {
        ...{ executor: "ramping-arrival-rate", startRate: 1, timeUnit: "1s", ...stop },
        ...{ stages: [{ duration: "500ms", target: 4 }], preAllocatedVUs: 3, maxVUs: expect.any(Number) },
      },
      crowd: { executor: "constant-vus", vus: 4, duration: "120s", ...stop },
      grow: {
        ...{ executor: "ramping-vus", startVUs: 2, stages: [{ duration: "5s", target: 6 }], ...stop },
        gracefulRampDown: "4s",
      },
      once: { executor: "shared-iterations", vus: 5, iterations: 5, maxDuration: "60s", ...stop },
      peak: {
        ...{ executor: "ramping-arrival-rate", startRate: 1, timeUnit: "1s", ...stop },
        stages: [
          { duration: "10s", target: 1 },
          { duration: "1s", target: 8 },
          { duration: "10s", target: 8 },
          { duration: "1s", target: 1 },
          { duration: "23s", target: 1 },
        ],
        ...{ preAllocatedVUs: expect.any(Number), maxVUs: expect.any(Number) },
      },
    });
  });

  it("keep a scaled rate, which k6 wants whole", async () => {
    const { scenarios } = await optionsOf(scaleScenario(await openScenario("peak", SHIPPED), { load: 0.25 }));
    expect(Object.values(scenarios)[0]).toMatchObject({ rate: 75, timeUnit: "100s" });
  });

  it("have thresholds with k6's names, tags and delays", async () => {
    const { thresholds, summaryTrendStats } = await optionsOf(
      await opened(`executor: ramping-arrival-rate
stages: [{ name: peak, duration: 10s, target: 4 }]
${ASKED}thresholds:
  "answer_duration{stage:peak}": ["p(99.9)<=5000"]
  dropped: ["count==0"]
  llm_cost_usd: ["count<0.0000001"]
  goodput: [{ threshold: "rate>0.9", abortOnFail: true, delayAbortEval: 20s }]
`),
    );
    expect(thresholds).toEqual({
      "answer_duration{stage:peak}": [{ threshold: "p(99.9)<=5000" }],
      dropped_iterations: [{ threshold: "count==0" }],
      llm_cost_usd: [{ threshold: "count<0.0000001" }],
      goodput: [{ threshold: "rate>0.9", abortOnFail: true, delayAbortEval: "20s" }],
    });
    expect(summaryTrendStats).toContain("p(99.9)");
  });
});

const EVEN = `executor: constant-arrival-rate\nrate: 1\nduration: 10s\n${ASKED}`;

describe("an iteration", () => {
  it("asks with the token, a key of its own and the bot's own form, and measures under our names", async () => {
    const { iterate, script, asked, valuesOf } = await running(EVEN, (_, nth) => answered(nth));
    const { run } = script.setup();
    for (const iteration of [0, 1, 2]) iterate("default", iteration, run);
    expect(new Set(asked.map(({ key }) => key)).size).toBe(3);
    expect(asked.map(({ kind, stage }) => [kind, stage])).toEqual(Array(3).fill(["fresh", "default"]));
    expect(valuesOf("checks")).toEqual(Array(12).fill(true));
    expect(valuesOf("goodput")).toEqual([true, true, true]);
    expect(valuesOf("errors")).toEqual([false, false, false]);
    expect(valuesOf("ack_duration")).toEqual([10, 10, 10]);
    expect(valuesOf("llm_cost_usd")).toEqual([0.002, 0.002, 0.002]);
    expect(valuesOf("llm_tokens")).toEqual([17, 17, 17]);
  });

  it("has the checks of Ledger's own load tests", async () => {
    const { iterate, added } = await running(EVEN, (_, nth) => answered(nth));
    iterate("default", 0);
    expect(added.flatMap(({ tags }) => tags.check ?? [])).toEqual(Object.keys(CHECKS));
  });

  it.each([
    ["a connection that broke", { status: 0, type: "", body: null, errorCode: 1220 }, "k6 1220"],
    ["a time-out", { status: 0, type: "", body: null, errorCode: 1050 }, "timed-out"],
    [
      "a stream that ends without an answer",
      streamed([["question", { id: "q1" }]]),
      "The stream ended without an answer.",
    ],
    ["a fault", problem(503, "STOPPING"), "STOPPING"],
    ["an answer that is not there yet", streamed([["pending", {}]]), "The bot itself waited no longer."],
  ])("counts %s as an error that took no less than the deadline", async (_, given, reason) => {
    const { iterate, added, valuesOf } = await running(`${EVEN}deadline: 20s\n`, () => given);
    iterate("default", 0);
    expect(added).toContainEqual({
      metric: "errors",
      value: true,
      tags: { kind: "fresh", stage: "default", reason },
    });
    expect(valuesOf("answer_duration")).toEqual([20_000]);
    expect(valuesOf("goodput")).toEqual([false]);
  });

  it("fails the check for the right source, for a wrong one", async () => {
    const text =
      "executor: constant-arrival-rate\nrate: 1\nduration: 10s\nquestions: { from: gl-publisher }\n";
    const { iterate, added } = await running(text, (_, nth) => answered(nth));
    iterate("default", 0);
    const failed = added.filter(({ metric, value }) => metric === "checks" && !value);
    expect(failed.map(({ tags }) => tags.check)).toEqual(["from the right source"]);
  });

  it("fails the check for the own thread where another conversation answers, and for one answer where two come", async () => {
    const twice = answered(1, { conversation: "c1" });
    const { iterate, added } = await running(EVEN, () => ({
      ...twice,
      body: `${twice.body}event: answer\ndata: {"id":"q9"}\n\n`.replace(
        '"id":"q1","conversation":"c1","status"',
        '"id":"q7","conversation":"c1","status"',
      ),
    }));
    iterate("default", 0);
    const failed = added.filter(({ metric, value }) => metric === "checks" && !value);
    expect(failed.map(({ tags }) => tags.check)).toEqual(["in its own thread", "answered once"]);
  });

  it("is told without a token before anything is asked", async () => {
    const { script } = await running(EVEN, (_, nth) => answered(nth), { env: { API_TOKEN: "" } });
    expect(() => script.setup()).toThrow("API_TOKEN");
  });

  it("thinks as long as the scenario says, and asks as the same person", async () => {
    const text = `executor: constant-vus\nvus: 2\nduration: 10s\nthinkTime: { min: 1s, max: 3s }\n${ASKED}`;
    const { iterate, sleeps, asked } = await running(text, (_, nth) => answered(nth), { vu: 2 });
    for (let iteration = 0; iteration < 20; iteration += 1) iterate("default", iteration);
    expect(new Set(asked.map(({ asker }) => asker))).toEqual(new Set(["load-2"]));
    expect(Math.min(...sleeps)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...sleeps)).toBeLessThanOrEqual(3);
    expect(new Set(sleeps).size).toBe(20);
  });
});

describe("the mix", () => {
  const MIXED = (seed: number) => `executor: constant-arrival-rate
rate: 1
duration: 1000s
users: 200
seed: ${seed}
mix: { fresh: 60, repeated: 15, follow-up: 12, refused: 10, over-limit: { weight: 3, limit: 10 } }
questions: { from: gl-publisher }
`;
  const ITERATIONS = 1_000;

  async function askedBy(seed: number, vu = 1) {
    const { iterate, asked } = await running(MIXED(seed), (_, nth) => answered(nth), { vu });
    for (let iteration = 0; iteration < ITERATIONS; iteration += 1) iterate("default", iteration);
    return asked;
  }

  it("comes in the shares of its weights", async () => {
    const asked = await askedBy(1);
    const shareOf = (kind: string) => (100 * asked.filter((each) => each.kind === kind).length) / ITERATIONS;
    expect(shareOf("fresh")).toBeCloseTo(60, -1);
    expect(shareOf("repeated")).toBeGreaterThan(11);
    expect(shareOf("follow-up")).toBeGreaterThan(8);
    expect(shareOf("refused")).toBeGreaterThan(6);
    expect(shareOf("over-limit")).toBeGreaterThan(1);
  });

  it("is the same for the same seed, whichever virtual user asks, and another for another", async () => {
    const [one, same, other] = await Promise.all([askedBy(1), askedBy(1, 7), askedBy(2)]);
    expect(same).toEqual(one);
    expect(other.map(({ text }) => text)).not.toEqual(one.map(({ text }) => text));
  });

  it("repeats what was asked, goes on where it was answered, and exceeds the limit as one person", async () => {
    const asked = await askedBy(1);
    const heard = new Set<string>();
    const conversations = new Map<string, string>();
    for (const [at, { kind, text, asker, conversation }] of asked.entries()) {
      if (kind === "repeated") expect(heard).toContain(text);
      if (kind === "follow-up") expect(conversations.get(conversation ?? "")).toBe(asker);
      else expect(conversation).toBeUndefined();
      expect(asker === "load-200").toBe(kind === "over-limit");
      if (kind === "fresh") heard.add(text);
      conversations.set(`c${at + 1}`, asker);
    }
  });
});

it("a replay asks each question when it is due", async () => {
  const scenario = await opened(EVEN);
  const questions = [
    { atMs: 0, text: "What is a hard close?", user: 0, channel: 0 },
    { atMs: 40_000, text: "And who does it?", user: 1, channel: 0, inThreadOf: 0 },
  ];
  const replay: LoadScenario = {
    ...scenario,
    workloads: scenario.workloads.map(({ mix: _, ...workload }) => ({
      ...workload,
      executor: { executor: "replay", speed: 1, questions },
    })),
  };
  const api = standInApi((_, nth) => answered(nth));
  const { iterate, sleeps, script } = await loadInK6(exportK6(replay, BOT), {
    ...api,
    startTime: Date.now(),
  });
  expect(script.options.scenarios.default).toMatchObject({ executor: "shared-iterations", iterations: 2 });
  iterate("default", 0);
  iterate("default", 1);
  expect(api.asked.map(({ text, asker }) => [text, asker])).toEqual([
    ["What is a hard close?", "load-1"],
    ["And who does it?", "load-2"],
  ]);
  expect(sleeps).toHaveLength(1);
  expect(sleeps[0]).toBeCloseTo(40, -1);
  expect(leftOutOfK6(replay).join()).toContain("threads of the recording");
});
