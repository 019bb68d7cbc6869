import { describe, expect, it } from "vitest";
import { openScenario } from "../../../src/loadtest/scenario/open-scenario.ts";
import { faultsOf, opened, SHIPPED } from "./opened.ts";

const FLAT = `executor: constant-arrival-rate
rate: 10
duration: 2s
questions:
  - What is a hard close?
`;

const executorOf = async (text: string) => (await opened(text)).workloads[0]?.executor;

describe("a scenario in the flat form", () => {
  it("is one executor, with all else as it is usual", async () => {
    expect(await opened(FLAT)).toEqual({
      name: "mine",
      seed: 0,
      users: 1,
      channels: 1,
      workloads: [
        {
          name: "default",
          startMs: 0,
          gracefulStopMs: 10_000,
          executor: {
            executor: "constant-arrival-rate",
            rate: 10,
            timeUnitMs: 1_000,
            durationMs: 2_000,
            arrivals: "even",
          },
          mix: { shares: { fresh: { weight: 1, questions: [{ text: "What is a hard close?" }] } } },
        },
      ],
      model: { latency: {} },
      slack: { rateLimits: "off" },
      objectives: { answerP95Ms: 5_000 },
      deadlineMs: 10_000,
      thresholds: [],
    });
  });

  it.each([
    [
      "ramping-arrival-rate",
      "startRate: 1\nstages: [{duration: 10s, target: 5}, {name: high, duration: 0s, target: 9}]",
      {
        startRate: 1,
        stages: [
          { name: "stage 1", target: 5, durationMs: 10_000 },
          { name: "high", target: 9, durationMs: 0 },
        ],
      },
    ],
    [
      "spike",
      "rate: 1\npeak: 8\nat: 5s\nramp: 1s\nfor: 3s\nduration: 20s\narrivals: poisson",
      { peak: 8, atMs: 5_000, rampMs: 1_000, forMs: 3_000, arrivals: "poisson" },
    ],
    [
      "constant-vus",
      "vus: 4\nduration: 1m\nthinkTime: 5s",
      { vus: 4, durationMs: 60_000, thinkTime: { minMs: 5_000, maxMs: 5_000 } },
    ],
    [
      "ramping-vus",
      "stages: [{duration: 10s, target: 5}]\nthinkTime: {min: 1s, max: 3s}",
      { startVUs: 1, gracefulRampDownMs: 30_000, thinkTime: { minMs: 1_000, maxMs: 3_000 } },
    ],
    ["shared-iterations", "vus: 3\niterations: 50", { vus: 3, iterations: 50, maxDurationMs: 600_000 }],
  ])("has k6's executor %s with its fields", async (executor, fields, expected) => {
    expect(await executorOf(`executor: ${executor}\n${fields}\nquestions: [Why?]\n`)).toMatchObject({
      executor,
      ...expected,
    });
  });
});

describe("several scenarios in a file, as k6 has them", () => {
  it("ask what the file says, or what they say themselves", async () => {
    const { workloads } = await opened(`
questions: [Why?]
scenarios:
  people: {executor: constant-vus, vus: 2, duration: 5s}
  late:
    executor: constant-arrival-rate
    startTime: 5s
    gracefulStop: 0s
    rate: 1
    duration: 5s
    mix: {fresh: 3, refused: {weight: 1, questions: [What is the weather?]}}
`);
    expect(workloads).toMatchObject([
      { name: "people", startMs: 0, mix: { shares: { fresh: { questions: [{ text: "Why?" }] } } } },
      {
        name: "late",
        startMs: 5_000,
        gracefulStopMs: 0,
        mix: {
          shares: {
            fresh: { weight: 3 },
            refused: { weight: 1, questions: [{ text: "What is the weather?", gold: [] }] },
          },
        },
      },
    ]);
  });
});

describe("what a scenario names", () => {
  it("are shipped questions, each kind those that are of it", async () => {
    const [workload] = (
      await opened(
        `${FLAT.replace(/questions:[\s\S]*/, "questions: {from: gl-publisher}\n")}mix: {fresh: 4, refused: 1, follow-up: 1}\n`,
      )
    ).workloads;
    const { fresh, refused, "follow-up": next } = workload?.mix?.shares ?? {};
    expect(fresh?.questions).toHaveLength(117);
    expect(fresh?.questions.every(({ gold = [] }) => gold.length > 0)).toBe(true);
    expect(refused?.questions.length).toBeGreaterThan(30);
    expect(next?.questions.length).toBeGreaterThan(10);
    expect(next?.questions.every(({ after }) => after !== undefined)).toBe(true);
  });

  it("are latencies and faults of the model and of Slack, by name or written out", async () => {
    const { model, slack } = await opened(`${FLAT}
model: {latency: usual, faults: model-outage}
slack: {rateLimits: slack, faults: {rules: [{fault: latency, by: 400ms}]}}
`);
    expect(model.latency).toMatchObject({ tokensPerSecond: 70 });
    expect(model.faults?.rules[0]).toMatchObject({ fault: "server_error", from: "20s" });
    expect(slack).toMatchObject({
      rateLimits: "slack",
      faults: { seed: 0, rules: [{ fault: "latency", by: "400ms" }] },
    });
  });

  it("are thresholds, each with its place", async () => {
    const { thresholds } = await opened(`${FLAT}thresholds:
  answer_duration:
    - p(95)<5000
    - {threshold: "p(99)<9000", abortOnFail: true, delayAbortEval: 10s}
`);
    expect(thresholds).toEqual([
      {
        metric: "answer_duration",
        expression: "p(95)<5000",
        abortOnFail: false,
        delayAbortEvalMs: 0,
        place: "mine.yaml:8:7",
      },
      {
        metric: "answer_duration",
        expression: "p(99)<9000",
        abortOnFail: true,
        delayAbortEvalMs: 10_000,
        place: "mine.yaml:9:7",
      },
    ]);
  });

  it("is the limit that questions over it exceed", async () => {
    const { workloads } = await opened(
      `${FLAT.replace("2s", "2m")}users: 150\nmix: {fresh: 9, over-limit: {weight: 1, limit: 5, per: 1m}}\n`,
    );
    expect(workloads[0]?.mix).toMatchObject({
      shares: { "over-limit": { questions: [{ text: "What is a hard close?" }] } },
      userLimit: { questions: 5, perMs: 60_000 },
    });
  });
});

describe("a scenario that comes with Ledger", () => {
  it.each(["smoke", "average-day", "peak", "spike", "stress", "soak", "model-outage", "slack-trouble"])(
    "%s can be opened",
    async (name) => {
      const scenario = await openScenario(name, SHIPPED);
      expect(scenario.name).toBe(name);
      expect(scenario.thresholds.map(({ metric }) => metric.split("{")[0])).toContain("checks");
    },
  );

  it("is named where another was meant", async () => {
    await expect(openScenario("smok", SHIPPED)).rejects.toMatchObject({
      code: "SCENARIO_MISSING",
      exitCode: 3,
      message: 'There is no scenario smok; did you mean "smoke"?',
      remedy: expect.stringContaining("average-day, model-outage, peak"),
    });
    await expect(openScenario("./nowhere.yaml", SHIPPED)).rejects.toMatchObject({
      code: "SCENARIO_MISSING",
      message: "There is no file ./nowhere.yaml.",
    });
    await expect(openScenario("nosuch", SHIPPED)).rejects.toThrow(/^There is no scenario nosuch\.$/);
    await expect(openScenario("/", SHIPPED)).rejects.toMatchObject({
      code: "SCENARIO_MISSING",
      message: "The scenario / cannot be read: illegal operation on a directory.",
    });
  });
});

const RAMP = "executor: ramping-arrival-rate\nquestions: [Why?]\n";
const VUS = "executor: constant-vus\nvus: 2\nduration: 5s\nquestions: [Why?]\n";

describe("a fault in a scenario is told with its line and column", () => {
  it.each([
    [
      "an unknown key",
      `${FLAT}user: 10\n`,
      /mine\.yaml:6:1 user is not known; did you mean "users"\? There are executor/,
    ],
    [
      "another unknown key beside it",
      `${FLAT}user: 10\nchanels: 2\n`,
      /mine\.yaml:7:1 chanels is not known; did you mean "channels"/,
    ],
    ["a key of another executor", `${VUS}rate: 10\n`, /mine\.yaml:5:1 rate is not known/],
    [
      "an unknown executor",
      FLAT.replace("constant-arrival-rate", "constant-arival-rate"),
      /mine\.yaml:1:11 executor "constant-arival-rate" is not known; did you mean "constant-arrival-rate"\?/,
    ],
    [
      "no executor",
      "rate: 1\nduration: 1s\nquestions: [Why?]\n",
      /mine\.yaml:1:1 executor is missing\. It must be one of constant-arrival-rate/,
    ],
    ["a negative rate", FLAT.replace("10", "-1"), /mine\.yaml:2:7 rate must be a whole number from 1/],
    ["a rate of nothing", FLAT.replace("10", ".nan"), /mine\.yaml:2:7 rate must be a whole number/],
    [
      "an absurd rate",
      FLAT.replace("10", "99999"),
      /mine\.yaml:2:7 rate makes 99999 questions a second, and 10000 are the most: lower it/,
    ],
    [
      "an absurd rate in a stage",
      `${RAMP}timeUnit: 1ms\nstages:\n  - {duration: 1s, target: 11}\n`,
      /mine\.yaml:5:28 stages\[0\]\.target makes 11000 questions a second/,
    ],
    [
      "a duration of nothing",
      FLAT.replace("2s", "0s"),
      /mine\.yaml:3:11 duration must be a duration over zero/,
    ],
    [
      "a duration without unit",
      FLAT.replace("2s", "2"),
      /mine\.yaml:3:11 duration must be a duration, such as 10s/,
    ],
    ["a duration of a year", FLAT.replace("2s", "9000h"), /mine\.yaml:3:11 duration must be at most a week/],
    ["no stage", `${RAMP}stages: []\n`, /mine\.yaml:3:9 stages must be a list of at least one stage/],
    [
      "a negative target",
      `${RAMP}stages: [{duration: 1s, target: -3}]\n`,
      /mine\.yaml:3:33 stages\[0\]\.target must be a whole number from 0/,
    ],
    [
      "stages of no time",
      `${RAMP}stages: [{duration: 0s, target: 3}]\n`,
      /mine\.yaml:3:9 stages takes no time/,
    ],
    [
      "stages that ask nothing",
      `${RAMP}stages: [{duration: 5s, target: 0}]\n`,
      /mine\.yaml:3:9 stages asks nothing/,
    ],
    [
      "an unknown key of a stage",
      `${RAMP}stages: [{duration: 5s, traget: 1}]\n`,
      /mine\.yaml:3:25 stages\[0\]\.traget is not known; did you mean "target"/,
    ],
    [
      "a spike after the end",
      "executor: spike\nrate: 1\npeak: 5\nat: 8s\nfor: 3s\nduration: 10s\nquestions: [Why?]\n",
      /mine\.yaml:5:6 for ends after the duration/,
    ],
    [
      "a spike that is none",
      "executor: spike\nrate: 5\npeak: 5\nat: 1s\nfor: 3s\nduration: 10s\nquestions: [Why?]\n",
      /mine\.yaml:3:7 peak must be above rate/,
    ],
    [
      "bounds the wrong way round",
      `${FLAT}preAllocatedVUs: 9\nmaxVUs: 3\n`,
      /mine\.yaml:7:9 maxVUs must be preAllocatedVUs or more/,
    ],
    [
      "think time the wrong way round",
      `${VUS}thinkTime: {min: 5s, max: 1s}\n`,
      /mine\.yaml:5:18 thinkTime\.min must be max or less/,
    ],
    ["think time in the open model", `${FLAT}thinkTime: 5s\n`, /mine\.yaml:6:1 thinkTime is not known/],
    [
      "no questions",
      "executor: constant-vus\nvus: 2\nduration: 5s\n",
      /mine\.yaml:1:1 questions is missing\. It must be a list of questions/,
    ],
    ["a blank question", `${FLAT}  - " "\n`, /mine\.yaml:6:5 questions\[1\] must be a question/],
    [
      "a number for a question",
      `${FLAT}  - 12\n`,
      /mine\.yaml:6:5 questions\[1\] must be a question, or \{from: NAME\}/,
    ],
    [
      "questions of no such name",
      `${FLAT}  - {from: gl-publiser}\n`,
      /mine\.yaml:6:5 questions\[1\] names no file that comes with Ledger: "gl-publiser"; did you mean "gl-publisher"\?/,
    ],
    [
      "questions of no such file",
      `${FLAT}  - {from: ./mine.jsonl}\n`,
      /mine\.yaml:6:5 questions\[1\] cannot be read: there is no such file$/,
    ],
    [
      "questions with no such tag",
      `${FLAT}  - {from: gl-publisher, tags: [nope]}\n`,
      /mine\.yaml:6:5 questions\[1\] has no question for fresh in gl-publisher/,
    ],
    [
      "a file without questions of the kind",
      `${FLAT}mix: {fresh: 1, refused: {weight: 1, questions: {from: conversations}}}\n`,
      /mine\.yaml:6:49 mix\.refused\.questions\[0\] has no question for refused in conversations: it needs one with expect: refuse/,
    ],
    [
      "a mix that sums to nothing",
      `${FLAT}mix: {fresh: 0, refused: 0}\n`,
      /mine\.yaml:6:6 mix sums to nothing/,
    ],
    [
      "a negative weight",
      `${FLAT}mix: {fresh: -1}\n`,
      /mine\.yaml:6:14 mix\.fresh\.weight must be a number from 0/,
    ],
    [
      "an unknown kind",
      `${FLAT}mix: {fresh: 1, refuse: 1}\n`,
      /mine\.yaml:6:17 mix\.refuse is not known; did you mean "refused"/,
    ],
    [
      "repetitions of nothing",
      `${FLAT}mix: {repeated: 1}\n`,
      /mine\.yaml:6:17 mix\.repeated needs questions before it/,
    ],
    [
      "more follow-ups than what they follow",
      `${FLAT}mix: {fresh: 1, follow-up: 2}\n`,
      /mine\.yaml:6:28 mix\.follow-up must not weigh more than fresh/,
    ],
    [
      "too few people for a limit",
      `${FLAT.replace("2s", "5m")}users: 20\nmix: {fresh: 9, over-limit: 1}\n`,
      /mine\.yaml:7:29 mix\.over-limit needs users of at least 72 .* there are 20/,
    ],
    [
      "a limit for another time than the bot's",
      `${FLAT}users: 20\nmix: {fresh: 9, over-limit: {weight: 1, per: 30s}}\n`,
      /mine\.yaml:7:46 mix\.over-limit\.per must be 1m, 1h or 24h/,
    ],
    [
      "a limit for people who wait",
      `${VUS}users: 20\nmix: {fresh: 9, over-limit: 1}\n`,
      /mine\.yaml:6:29 mix\.over-limit needs an executor with a rate/,
    ],
    [
      "a limit beside other scenarios",
      "questions: [Why?]\nusers: 99\nmix: {fresh: 9, over-limit: 1}\nscenarios:\n  a: {executor: constant-vus, vus: 1, duration: 1s}\n  b: {executor: constant-vus, vus: 1, duration: 1s}\n",
      /mine\.yaml:3:29 mix\.over-limit needs a file with one scenario/,
    ],
    [
      "a limit that is never reached",
      `${FLAT.replace("duration: 2s", "timeUnit: 2m\nduration: 5m")}users: 20\nmix: {fresh: 9, over-limit: 1}\n`,
      /mine\.yaml:8:29 mix\.over-limit is never reached/,
    ],
    [
      "an unknown latency",
      `${FLAT}model: {latency: slowly}\n`,
      /mine\.yaml:6:18 model\.latency "slowly" is not known; did you mean "slow"\? There are instant, fast/,
    ],
    [
      "a negative latency",
      `${FLAT}model: {latency: {firstTokenMs: -5}}\n`,
      /mine\.yaml:6:33 model\.latency\.firstTokenMs /,
    ],
    [
      "an unknown fault plan",
      `${FLAT}slack: {faults: rough-dy}\n`,
      /mine\.yaml:6:17 slack\.faults names no file .*did you mean "rough-day"\?/,
    ],
    [
      "a plan of another simulator",
      `${FLAT}slack: {faults: model-outage}\n`,
      /mine\.yaml:6:17 slack\.faults cannot be used: .*\n.*fixtures\/faults\/model-outage\.yaml:/,
    ],
    [
      "an unknown fault",
      `${FLAT}model: {faults: {rules: [{fault: nope}]}}\n`,
      /mine\.yaml:6:34 model\.faults\.rules\[0\]\.fault /,
    ],
    [
      "a rule that does not fit",
      `${FLAT}slack: {faults: {rules: [{fault: latency, by: 1s, nth: 1, probability: 0.5}]}}\n`,
      /mine\.yaml:6:72 slack\.faults\.rules\[0\]\.probability cannot stand beside nth/,
    ],
    [
      "an unknown metric",
      `${FLAT}thresholds:\n  answer_durration: ["p(95)<1"]\n`,
      /mine\.yaml:7:22 thresholds\.answer_durration is wrong\. .*did you mean "answer_duration"/,
    ],
    [
      "a stage that there is not",
      `${RAMP}stages: [{duration: 1s, target: 3, name: morning}]\nthresholds: {"checks{stage:mourning}": ["rate>0.9"]}\n`,
      /mine\.yaml:4:41 thresholds\.checks\{stage:mourning\} is wrong\. There is no stage "mourning"; did you mean "morning"/,
    ],
    [
      "a stage that there is not, of a scenario without stages",
      `${FLAT}thresholds: {"checks{stage:nix}": ["rate>0.9"]}\n`,
      /There is no stage "nix"\. There is only default\.$/,
    ],
    [
      "a stage of no time",
      `${RAMP}stages: [{duration: 0s, target: 3, name: jump}, {duration: 1s, target: 3}]\nthresholds: {"checks{stage:jump}": ["rate>0.9"]}\n`,
      /mine\.yaml:4:37 thresholds\.checks\{stage:jump\} is wrong\. Nothing is asked in the stage "jump": it takes no time, or its rate is 0\.$/,
    ],
    [
      "a stage of no rate",
      `${RAMP}stages: [{duration: 1s, target: 3}, {duration: 0s, target: 0}, {duration: 1s, target: 0, name: rest}]\nthresholds: {"checks{stage:rest}": ["rate>0.9"]}\n`,
      /mine\.yaml:4:37 thresholds\.checks\{stage:rest\} is wrong\. Nothing is asked in the stage "rest": /,
    ],
    [
      "a wrong expression",
      `${FLAT}thresholds:\n  checks:\n    - rate>0.9\n    - p95<1\n`,
      /mine\.yaml:9:7 thresholds\.checks is wrong\. "p95<1"/,
    ],
    [
      "a wrong key of a threshold",
      `${FLAT}thresholds: {checks: [{threshold: rate>0.9, abortOnFial: true}]}\n`,
      /mine\.yaml:6:45 thresholds\.checks\[0\]\.abortOnFial is not known; did you mean "abortOnFail"/,
    ],
    [
      "no thresholds in a list",
      `${FLAT}thresholds: {checks: rate>0.9}\n`,
      /mine\.yaml:6:22 thresholds\.checks must be a list of expressions/,
    ],
    ["a seed that is none", `${FLAT}seed: 1.5\n`, /mine\.yaml:6:7 seed must be a whole number/],
    [
      "a baseline that is a path",
      `${FLAT}baseline: ../x\n`,
      /mine\.yaml:6:11 baseline must be a name of letters/,
    ],
    ["no scenario", "scenarios: {}\n", /mine\.yaml:1:12 scenarios must be names with an executor each/],
    [
      "a fault in a named one",
      "questions: [Why?]\nscenarios:\n  a: {executor: constant-vus, vus: 0, duration: 1s}\n",
      /mine\.yaml:3:36 scenarios\.a\.vus must be a whole number from 1/,
    ],
    [
      "a named one beside the flat form",
      `${VUS}scenarios: {a: {executor: constant-vus, vus: 1, duration: 1s}}\n`,
      /mine\.yaml:1:1 executor is not known\. There are users/,
    ],
    [
      "a journal that is not there",
      "executor: replay\njournal: ./none.jsonl\n",
      /mine\.yaml:2:10 journal cannot be replayed: there is no such file$/,
    ],
    [
      "a journal that is none",
      "executor: replay\njournal: ./smoke.yaml\n",
      /mine\.yaml:2:10 journal cannot be replayed: Line 1 of the journal/,
    ],
    [
      "a folder for a journal",
      "executor: replay\njournal: ./\n",
      /mine\.yaml:2:10 journal cannot be replayed: illegal operation on a directory$/,
    ],
    ["broken YAML", `${FLAT}thresholds: [\n`, /mine\.yaml:7:1 /],
    ["a key twice", `${FLAT}rate: 20\n`, /mine\.yaml:6:1 Map keys must be unique/],
    ["a reference to nothing", FLAT.replace("10", "*ten"), /mine\.yaml:1:1 .*ten/],
    ["an empty file", "", /mine\.yaml:1:1 the file must be names with their values/],
    ["a text", "smoke", /mine\.yaml:1:1 the file must be names with their values/],
    ["a list", "- smoke", /mine\.yaml:1:1 the file must be names with their values/],
    ["what is nested too deep", `${"[".repeat(20_000)}`, /mine\.yaml:1:\d+ /],
  ])("%s", async (_what, text, message) => {
    expect(await faultsOf(text)).toMatchObject({
      code: "SCENARIO_INVALID",
      exitCode: 3,
      message: expect.stringMatching(message),
      remedy: expect.stringContaining("loadtests/smoke.yaml"),
    });
  });

  it("and all of them at once", async () => {
    const { message } = await faultsOf(`${FLAT.replace("10", "no").replace("2s", "soon")}users: 0\n`);
    expect(message).toMatch(/has 3 faults:/);
    expect(message).toMatch(/mine\.yaml:2:7 rate .*/);
    expect(message).toMatch(/mine\.yaml:3:11 duration/);
    expect(message).toMatch(/mine\.yaml:6:8 users/);
  });
});
