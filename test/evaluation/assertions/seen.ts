import type { Assertion } from "../../../src/evaluation/assertions/assertion.ts";
import { judgeAssertions } from "../../../src/evaluation/assertions/judge-assertions.ts";
import { readAssertion } from "../../../src/evaluation/fixtures/read-assertion.ts";
import type { Observation } from "../../../src/evaluation/observation.ts";

/** What the path did, as far as a test does not say otherwise. */
export function seen(text: string, more: Partial<Observation> = {}): Observation {
  return {
    outcome: "answered",
    text,
    model: "extractive",
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    recordedLatencyMs: null,
    cited: [],
    ranking: [],
    passages: [],
    dropped: [],
    ...more,
  };
}

/** An assertion as a file has it. */
export function assertion(raw: object): Assertion {
  const read = readAssertion(raw, [], { lineOf: () => 7, fill: (text) => ({ text }) });
  if (!("type" in read)) throw new Error(JSON.stringify(read));
  return read;
}

export function judge(raw: readonly object[], observation: Observation | string, threshold?: number) {
  return judgeAssertions(
    { assertions: raw.map(assertion), file: "f.yaml", ...(threshold !== undefined && { threshold }) },
    typeof observation === "string" ? seen(observation) : observation,
  );
}

export function outcomeOf(raw: object, observation: Observation | string) {
  const [result] = judge([raw], observation).results;
  return result?.outcome;
}
