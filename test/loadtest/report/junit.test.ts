import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { junitText } from "../../../src/loadtest/report/junit/junit-text.ts";
import type { LoadResult } from "../../../src/loadtest/report/load-result.ts";
import {
  deadTarget,
  interruptedResult,
  invalidResult,
  madeUpResult,
  madeUpThreshold,
} from "./made-up-result.ts";

describe("a load test as JUnit", () => {
  it("has a test for the run, each rule, each threshold and each check", () => {
    const { testsuite, properties } = read(madeUpResult());
    expect(testsuite).toMatchObject({
      tests: "8",
      failures: "0",
      errors: "0",
      skipped: "0",
      time: "300.000",
    });
    expect(testsuite.testcase.map(({ name }) => name)).toEqual([
      "run",
      "validity achieved-rate",
      "validity send-lag",
      "threshold answer_duration: p(95)<5000",
      "threshold answer_duration: p(99)<10000",
      "threshold errors: rate<0.01",
      "check right thread",
      "check right source",
    ]);
    expect(properties).toMatchObject({
      seed: "42",
      "metric.answer_duration.p(95)": "2100",
      "metric.errors.rate": "0.002",
    });
  });

  it("fails the threshold that is crossed and the check that failed", () => {
    const { testsuite } = read(
      madeUpResult({
        thresholds: [madeUpThreshold("errors", "rate<0.01", 0.2, true)],
        checks: [{ name: "right thread", passes: 3, fails: 1 }],
      }),
    );
    expect(testsuite).toMatchObject({ failures: "2", errors: "0" });
    expect(testsuite.testcase.find(({ name }) => name.startsWith("threshold"))?.failure?.message).toBe(
      "rate is 20.00%",
    );
    expect(testsuite.testcase.find(({ name }) => name.startsWith("check"))?.failure?.message).toBe(
      "1 of 4 failed (25.00%)",
    );
  });

  it("has an INVALID run as errors, and passes no threshold of it", () => {
    const { testsuite } = read(invalidResult());
    expect(testsuite).toMatchObject({ errors: "2", failures: "0", skipped: "5" });
    const passed = testsuite.testcase.filter(({ failure, error, skipped }) => !failure && !error && !skipped);
    expect(passed.map(({ name }) => name)).toEqual(["validity send-lag"]);
  });

  it("has a dead target and an interrupted run as errors", () => {
    const dead = read(deadTarget()).testsuite;
    expect(dead.testcase[0]?.error).toMatchObject({ type: "target-down" });
    expect(dead.testcase[1]?.failure?.message).toBe("there was nothing to measure answer_duration by");
    expect(read(interruptedResult()).testsuite.testcase[0]?.error?.message).toContain(
      "PARTIAL: interrupted after 91",
    );
  });

  it("is XML whatever the texts are", () => {
    const hostile = 'a"<b>&\u0000\ud800\u001b]]>';
    const { testsuite } = read(
      madeUpResult({ scenario: hostile, checks: [{ name: hostile, passes: 0, fails: 1 }] }),
    );
    expect(testsuite.testcase.at(-1)?.name).toContain("<b>");
  });
});

interface Fault {
  readonly type: string;
  readonly message: string;
}

interface Suite {
  readonly testcase: readonly {
    readonly name: string;
    readonly failure?: Fault;
    readonly error?: Fault;
    readonly skipped?: Fault;
  }[];
  readonly properties: { readonly property: readonly { readonly name: string; readonly value: string }[] };
}

function read(result: LoadResult) {
  const xml = junitText(result);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).toMatch(/^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    parseAttributeValue: false,
    isArray: (name) => ["testcase", "property"].includes(name),
  });
  const testsuite: Suite = parser.parse(xml).testsuites.testsuite;
  const properties = Object.fromEntries(
    testsuite.properties.property.map(({ name, value }) => [name, value]),
  );
  return { testsuite, properties };
}
