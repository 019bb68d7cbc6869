import { expect, it } from "vitest";
import { parseLoadScenario } from "../../../src/loadtest/scenario/open-scenario.ts";
import { placesOf } from "../../../src/loadtest/scenario/resolve/places.ts";
import { readWrittenThresholds } from "../../../src/loadtest/thresholds/written-thresholds.ts";

const parsed = (lines: readonly string[]) =>
  parseLoadScenario({
    name: "load",
    path: "load.yaml",
    places: placesOf("load.yaml"),
    text: [
      "executor: constant-arrival-rate",
      "rate: 10",
      "duration: 10s",
      "questions: [What is a hard close?]",
      "mix: {fresh: 3, follow-up: 1, repeated: 0}",
      "thresholds:",
      ...lines,
    ].join("\n"),
  });

it("has thresholds in k6's form, of a metric and of its parts", async () => {
  const { thresholds } = await parsed([
    "  answer_duration: ['p(95)<5000', 'p(99)<baseline*1.10']",
    "  'answer_duration{kind:follow-up}': ['p(95)<6000']",
    "  errors:",
    "    - threshold: rate<0.01",
    "      abortOnFail: true",
    "      delayAbortEval: 10s",
  ]);
  expect(readWrittenThresholds(thresholds)).toMatchObject({
    faults: [],
    thresholds: [
      { metric: "answer_duration", bound: { limit: 5000 }, place: "load.yaml:7:21" },
      { metric: "answer_duration", bound: { timesBaseline: 1.1 } },
      { metric: "answer_duration", selector: { key: "kind", value: "follow-up" } },
      { metric: "errors", abortOnFail: true, delayAbortEvalMs: 10_000, place: "load.yaml:10:7" },
    ],
  });
});

it("names each that is none by file, line and column, with the nearest metric", async () => {
  const refused = parsed([
    "  answer_durations: ['p(95)<5000']",
    "  errors: ['rate<1%']",
    "  'checks{kind:followup}': ['rate==1']",
  ]);
  await expect(refused).rejects.toMatchObject({ code: "SCENARIO_INVALID", exitCode: 3 });
  await expect(refused).rejects.toThrow(/load\.yaml:7:22 .*did you mean "answer_duration"\?/);
  await expect(refused).rejects.toThrow(/load\.yaml:8:12 .*"rate<1%" is no threshold/);
  await expect(refused).rejects.toThrow(/load\.yaml:9:29 .*no kind "followup"; did you mean "follow-up"\?/);
});

it("refuses one of a kind that is not asked", async () => {
  await expect(parsed(["  'errors{kind:repeated}': ['rate<0.1']"])).rejects.toThrow(
    'load.yaml:7:29 thresholds.errors{kind:repeated} is wrong. No question is of the kind "repeated". There are fresh, follow-up.',
  );
});
