import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Result } from "../../../../src/evaluation/result.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../../temporary-folder.ts";
import { resultOf } from "../../metrics/results.ts";
import { comparisonOf, type GivenRun, runOf } from "../runs.ts";
import { readJunit } from "./read.ts";

let path: string;

beforeEach(async () => {
  path = join(await temporaryFolder(), "junit.xml");
});

afterAll(removeTemporaryFolders);

function read(results: readonly Result[], of: GivenRun = {}) {
  return readJunit(path, runOf(results, of));
}

describe("the suite of the gate", () => {
  it("is green where the gate held, and has the metrics and thresholds", async () => {
    const { gate } = await read([resultOf("q", { scores: { "recall@3": 1 } })], {
      thresholds: ["recall@3>=0.9"],
      comparison: comparisonOf({ outcome: "same" }),
    });
    expect(gate.testcase).toEqual([
      { classname: "ledger eval", name: "gate" },
      { classname: "ledger eval", name: "threshold recall@3>=0.9" },
      { classname: "ledger eval", name: "baseline" },
    ]);
    expect(gate.properties.property).toEqual(
      expect.arrayContaining([
        { name: "metric.recall@3", value: "1" },
        { name: "metric.recall@3.cases", value: "1" },
        { name: "threshold.recall@3>=0.9", value: "kept" },
      ]),
    );
    expect(gate.properties.property.map(({ name }) => name)).not.toContain("metric.latency-p50");
  });

  it("fails by a crossed threshold", async () => {
    const { gate } = await read([resultOf("q", { scores: { "recall@3": 0.5 } })], {
      thresholds: ["recall@3>=0.9", "mrr>=0.5"],
    });
    expect(gate.testcase.slice(1).map(({ failure }) => failure)).toEqual([
      { type: "threshold", message: "recall@3 is 0.5" },
      { type: "threshold", message: "there was nothing to measure mrr by" },
    ]);
  });

  it("fails by a baseline that was better, and names what broke", async () => {
    const end = { faults: ["worse than the baseline"] };
    const { gate } = await read([resultOf("q")], { comparison: comparisonOf(), end });
    const { failure } = gate.testcase[1] ?? {};
    expect(failure).toMatchObject({ type: "worse-than-baseline", message: comparisonOf().because });
    expect(failure?.text).toContain("\nq1\nq2\n");
  });

  it("is green where a worse run became the baseline", async () => {
    const { testsuites } = await read([resultOf("q")], { comparison: comparisonOf() });
    expect(testsuites).toMatchObject({ failures: "0", errors: "0" });
  });

  it("fails by a gate that the self-check does not trust", async () => {
    const check = {
      pairs: 60,
      reruns: 200,
      falseAlarms: 0.08,
      found: 0.97,
      drop: 0.1,
      noise: { kind: "measured" },
    } as const;
    const { gate } = await read([resultOf("q")], { end: { selfCheck: { ...check, holds: false } } });
    expect(gate.testcase[1]).toMatchObject({ name: "self-check", failure: { type: "self-check" } });
    expect(gate.properties.property).toContainEqual({ name: "self-check.false-alarms", value: "0.08" });
  });

  it("is neither where too little is known of the baseline", async () => {
    const { gate } = await read([resultOf("q")], {
      comparison: comparisonOf({ outcome: "not-enough-to-tell" }),
    });
    expect(gate.testcase[1]).toHaveProperty("skipped");
  });

  it.each([
    [
      "by any fault",
      { faults: ["one", "two"] },
      { failure: { type: "gate", message: "one (and 1 more)", text: "one\ntwo" } },
    ],
    ["by a run that was interrupted", { ended: "interrupted" }, { error: { type: "interrupted" } }],
    ["by nothing that could fail it, though it is not green", { ungated: true }, { skipped: {} }],
  ] as const)("is told of: %s", async (_what, end, seen) => {
    const { gate } = await read([resultOf("q")], { end });
    expect(gate.testcase[0]).toMatchObject(seen);
  });

  it("is not green where no question was asked", async () => {
    const { gate } = await read([]);
    expect(gate.testcase[0]?.error).toMatchObject({ type: "empty" });
  });
});
