import { describe, expect, it } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import { parseScenario } from "../../../src/loadtest/scenario/parse-scenario.ts";

const GOOD = `executor: constant-arrival-rate
rate: 10
duration: 2s
questions:
  - What is a hard close?
`;

function parse(text: string) {
  return parseScenario({ name: "mine", path: "mine.yaml", text });
}

function faultOf(text: string): LedgerError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
  throw new Error("It was taken.");
}

describe("a scenario file", () => {
  it("is read, with a second as its time unit and without thresholds", () => {
    expect(parse(GOOD)).toEqual({
      name: "mine",
      executor: "constant-arrival-rate",
      rate: 10,
      timeUnitMs: 1_000,
      durationMs: 2_000,
      questions: ["What is a hard close?"],
      thresholds: [],
    });
  });

  it("is read with its thresholds", () => {
    const { timeUnitMs, thresholds } = parse(
      `${GOOD}timeUnit: 1m\nthresholds: {answer_duration: ["p(95)<5000", "max<9000"], checks: ["rate>0.99"]}\n`,
    );
    expect(timeUnitMs).toBe(60_000);
    expect(thresholds.map(({ metric, expression }) => `${metric} ${expression}`)).toEqual([
      "answer_duration p(95)<5000",
      "answer_duration max<9000",
      "checks rate>0.99",
    ]);
  });
});

describe("a fault in a scenario file is told with its line and column", () => {
  it.each([
    ["an unknown key", `${GOOD}vus: 10\n`, /mine\.yaml:6:1 vus is not known\. A scenario has executor/],
    [
      "another executor",
      GOOD.replace(/constant\S+/, "ramping-vus"),
      /mine\.yaml:1:11 executor must be constant-arrival-rate/,
    ],
    ["a rate of half", GOOD.replace("10", "0.5"), /mine\.yaml:2:7 rate must be a whole number from 1/],
    ["no rate", GOOD.replace("rate: 10\n", ""), /mine\.yaml:1:1 rate is missing\. It must be a whole number/],
    [
      "a number for a duration",
      GOOD.replace("2s", "2"),
      /mine\.yaml:3:11 duration must be a duration, such as 10s/,
    ],
    [
      "a duration of nothing",
      GOOD.replace("2s", "0s"),
      /mine\.yaml:3:11 duration must be a duration over zero/,
    ],
    [
      "no question",
      GOOD.replace(/questions:[\s\S]*/, "questions: []\n"),
      /mine\.yaml:4:12 questions must be a list of at least one/,
    ],
    [
      "a blank question",
      GOOD.replace("What is a hard close?", '" "'),
      /mine\.yaml:5:5 questions\[0\] must be a question/,
    ],
    [
      "an unknown metric",
      `${GOOD}thresholds:\n  http_req_duration: ["p(95)<1"]\n`,
      /mine\.yaml:7:3 thresholds\.http_req_duration is not known\. There are answer_duration/,
    ],
    [
      "a wrong expression",
      `${GOOD}thresholds:\n  checks:\n    - rate>0.9\n    - p95<1\n`,
      /mine\.yaml:9:7 thresholds\.checks\[1\] is wrong\. "p95<1" is no threshold/,
    ],
    [
      "too many questions",
      GOOD.replace("2s", "30h"),
      /mine\.yaml:3:11 duration makes more than 100000 questions/,
    ],
    ["broken YAML", `${GOOD}thresholds: [\n`, /mine\.yaml:7:1 /],
    ["a key twice", `${GOOD}rate: 20\n`, /mine\.yaml:6:1 Map keys must be unique/],
    ["a reference to nothing", GOOD.replace("10", "*ten"), /mine\.yaml:1:1 .*ten/],
    ["an empty file", "", /mine\.yaml:1:1 the file must be names with their values/],
    ["a text", "smoke", /mine\.yaml:1:1 the file must be names with their values/],
  ])("%s", (_what, text, message) => {
    expect(faultOf(text)).toMatchObject({
      code: "SCENARIO_INVALID",
      exitCode: 3,
      message: expect.stringMatching(message),
      remedy: expect.stringContaining("loadtests/smoke.yaml"),
    });
  });

  it("and all of them at once", () => {
    const { message } = faultOf(GOOD.replace("10", "no").replace("2s", "soon"));
    expect(message).toMatch(/has 2 faults:\n {2}- mine\.yaml:2:7 rate .*\n {2}- mine\.yaml:3:11 duration/);
  });
});
