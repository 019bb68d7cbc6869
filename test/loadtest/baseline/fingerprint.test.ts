import { describe, expect, it } from "vitest";
import { assertComparable } from "../../../src/loadtest/baseline/assert-comparable.ts";
import { canonicalHash } from "../../../src/loadtest/baseline/fingerprint/canonical-hash.ts";
import { type FingerprintOf, fingerprintOf } from "../../../src/loadtest/baseline/fingerprint/fingerprint.ts";
import { thisMachine } from "../../../src/loadtest/baseline/fingerprint/machine.ts";
import { MACHINE, OF, SCENARIO } from "./kept-baseline.ts";

const [WORKLOAD] = SCENARIO.workloads;
const asked = (text: string, weight = 1): Partial<FingerprintOf> => ({
  scenario: {
    ...SCENARIO,
    workloads: WORKLOAD
      ? [{ ...WORKLOAD, mix: { shares: { fresh: { weight, questions: [{ text }] } } } }]
      : [],
  },
});

function compare(given: Partial<FingerprintOf>): void {
  assertComparable({ name: "main" }, fingerprintOf(OF), fingerprintOf({ ...OF, ...given }));
}

describe("a comparison", () => {
  it.each<[string, Partial<FingerprintOf>]>([
    ["the scenario: its seed, users", { scenario: { ...SCENARIO, seed: 8, users: 21 } }],
    ["the scenario: its workloads", asked("How much leave do I have?", 2)],
    ["the scenario: its pricePerQuestion", { scenario: { ...SCENARIO, pricePerQuestion: 1 } }],
    ["the target (was slack, is http)", { target: "http" }],
    ["the dataset: its questions", asked("Where is the key?")],
    ["the dataset: its knowledge (was k1, is k2)", { knowledge: "k2" }],
    [
      "the machine: its processor (was Some Processor 3000, is Other)",
      { machine: { ...MACHINE, cpu: "Other" } },
    ],
    ["the machine: its cores (was 4, is 8)", { machine: { ...MACHINE, cores: 8 } }],
    ["the machine: its memory (was 16000 MiB, is 8000 MiB)", { machine: { ...MACHINE, memoryMiB: 8_000 } }],
    ["the machine: Node.js (was v24.1.0, is v25.0.0)", { machine: { ...MACHINE, node: "v25.0.0" } }],
    [
      "the machine: its platform (was linux x64, is darwin arm64)",
      { machine: { ...MACHINE, platform: "darwin arm64" } },
    ],
    [
      "the target (was slack, is http); the dataset: its knowledge (was k1, is k2)",
      { target: "http", knowledge: "k2" },
    ],
  ])("is refused where it differs in %s", (differs, given) => {
    expect(() => compare(given)).toThrow(
      expect.objectContaining({
        code: "BASELINE_DIFFERS",
        exitCode: 3,
        message: `The baseline main cannot be compared with this run. What differs is ${differs}.`,
        remedy: expect.stringContaining("--bless"),
      }),
    );
  });

  it.each<[string, Partial<FingerprintOf>]>([
    ["the name", { scenario: { ...SCENARIO, name: "copy" } }],
    ["the baseline's name", { scenario: { ...SCENARIO, baseline: "main" } }],
    [
      "a threshold",
      {
        scenario: {
          ...SCENARIO,
          thresholds: [
            {
              metric: "errors",
              expression: "rate<1",
              abortOnFail: false,
              delayAbortEvalMs: 0,
              place: "x:1:1",
            },
          ],
        },
      },
    ],
    ["what the system keeps of the memory", { machine: { ...MACHINE, memoryMiB: 15_900 } }],
  ])("is made whatever %s is", (_, given) => {
    expect(() => compare(given)).not.toThrow();
  });
});

it("is the same hash in whatever order the fields stand, and another for another order of a list", () => {
  expect(canonicalHash({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(
    canonicalHash({ b: { c: [1, 2] }, a: 1 }),
  );
  expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
});

it("knows this machine, the same twice", () => {
  expect(thisMachine()).toEqual(thisMachine());
  expect(thisMachine()).toMatchObject({ node: process.version, cores: expect.any(Number) });
  expect(thisMachine().memoryMiB).toBeGreaterThan(100);
});
