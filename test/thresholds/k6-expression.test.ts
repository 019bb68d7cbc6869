import { expect, it } from "vitest";
import { parseK6Expression, writtenAggregate } from "../../src/thresholds/k6-expression.ts";
import { parseThreshold } from "../../src/thresholds/parse-threshold.ts";

it.each([
  ["p(95)<5000", { aggregate: { kind: "percentile", share: 95 }, operator: "<", bound: { limit: 5000 } }],
  ["count===0", { aggregate: { kind: "count" }, operator: "==", bound: { limit: 0 } }],
  ["rate == .5", { aggregate: { kind: "rate" }, operator: "==", bound: { limit: 0.5 } }],
  ["count != 1", { aggregate: { kind: "count" }, operator: "!=", bound: { limit: 1 } }],
  [">=0.9", { operator: ">=", bound: { limit: 0.9 } }],
  ["avg<=baseline", { aggregate: { kind: "avg" }, operator: "<=", bound: { timesBaseline: 1 } }],
  ["max < baseline * 1.10", { aggregate: { kind: "max" }, operator: "<", bound: { timesBaseline: 1.1 } }],
])("reads %s", (text, expression) => {
  expect(parseK6Expression(text)).toEqual({ ...expression, expression: text });
});

it.each(["", "p(95)", "p95<1", "p(x)<1", "avg=1", "avg=<1", "avg<", "avg<-1", "avg<1e3", "avg<5s", "sum<1"])(
  "does not read %j",
  (text) => {
    expect(parseK6Expression(text)).toBeUndefined();
  },
);

it.each(["avg<baseline*", "avg<baseline*x", "avg<1.1*baseline", "baseline<avg", "avg<baselines"])(
  "does not read %j, which is no figure of a baseline",
  (text) => {
    expect(parseK6Expression(text)).toBeUndefined();
  },
);

it("leaves what only a load test can be held to out of the others' thresholds", () => {
  expect(parseThreshold("pass==1")).toBeUndefined();
  expect(parseThreshold("pass>baseline")).toBeUndefined();
});

it("writes a figure as it is read", () => {
  expect([writtenAggregate({ kind: "percentile", share: 99.9 }), writtenAggregate({ kind: "med" })]).toEqual([
    "p(99.9)",
    "med",
  ]);
});
