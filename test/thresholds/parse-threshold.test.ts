import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseExpression, parseThreshold, writtenThreshold } from "../../src/thresholds/parse-threshold.ts";
import type { Aggregate, Operator, Threshold } from "../../src/thresholds/threshold.ts";

describe("a threshold", () => {
  it.each([
    ["recall@3>=0.9", { metric: "recall@3", operator: ">=", limit: 0.9, expression: ">=0.9" }],
    [" pass >= .95 ", { metric: "pass", operator: ">=", limit: 0.95, expression: ">= .95" }],
    ["false-refusals<0.1", { metric: "false-refusals", operator: "<", limit: 0.1, expression: "<0.1" }],
    ["pass^k>0.5", { metric: "pass^k", operator: ">", limit: 0.5, expression: ">0.5" }],
    [
      "pass{tag:hr}>=0.9",
      {
        metric: "pass",
        selector: { key: "tag", value: "hr" },
        operator: ">=",
        limit: 0.9,
        expression: ">=0.9",
      },
    ],
    [
      "pass{file:a b/c:d.yaml}>=0.9",
      {
        metric: "pass",
        selector: { key: "file", value: "a b/c:d.yaml" },
        operator: ">=",
        limit: 0.9,
        expression: ">=0.9",
      },
    ],
    [
      "answer_duration:p(95)<5000",
      {
        metric: "answer_duration",
        aggregate: { kind: "percentile", share: 95 },
        operator: "<",
        limit: 5000,
        expression: "p(95)<5000",
      },
    ],
    [
      "checks: rate > 0.99",
      {
        metric: "checks",
        aggregate: { kind: "rate" },
        operator: ">",
        limit: 0.99,
        expression: "rate > 0.99",
      },
    ],
  ])("is read: %s", (text, threshold) => {
    expect(parseThreshold(text)).toEqual(threshold);
  });

  it.each([
    "",
    "pass",
    "pass>=",
    ">=0.9",
    "pass=0.9",
    "pass==0.9",
    "pass>=90%",
    "pass>=-1",
    "pass>=1e3",
    "pass{tag}>=0.9",
    "pass{tag:hr>=0.9",
    "pass{tag:hr}{tag:it}>=0.9",
    "pass:p(x)<1",
    "two words>=1",
    ":p(95)<1",
  ])("is none: %j", (text) => {
    expect(parseThreshold(text)).toBeUndefined();
  });

  it("is read as it was written, whatever it is of", () => {
    const name = fc.stringMatching(/^[a-z0-9@^-]{1,12}$/);
    const aggregate = fc.constantFrom<Aggregate | undefined>(
      undefined,
      { kind: "avg" },
      { kind: "rate" },
      { kind: "percentile", share: 99.5 },
    );
    const threshold = fc.record({
      metric: name,
      selector: fc.option(fc.record({ key: name, value: fc.stringMatching(/^[^{}\s]{0,12}$/) }), {
        nil: undefined,
      }),
      aggregate,
      operator: fc.constantFrom<Operator>("<", "<=", ">", ">="),
      limit: fc.integer({ min: 0, max: 1e9 }).map((whole) => whole / 1000),
    });
    fc.assert(
      fc.property(threshold, (given) => {
        const read = parseThreshold(writtenThreshold({ ...given, expression: "" } as Threshold));
        expect({ selector: undefined, aggregate: undefined, ...read }).toMatchObject(given);
      }),
    );
  });
});

it("reads what stands behind a metric by itself", () => {
  expect(parseExpression(" med < 10 ")).toEqual({
    aggregate: { kind: "med" },
    operator: "<",
    limit: 10,
    expression: "med < 10",
  });
  expect(parseExpression("pass>=1")).toBeUndefined();
});
