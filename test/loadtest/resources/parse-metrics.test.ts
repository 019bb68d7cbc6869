import fc from "fast-check";
import { Counter, Gauge, Registry } from "prom-client";
import { expect, it } from "vitest";
import { parseMetrics } from "../../../src/loadtest/resources/parse-metrics.ts";

const one = (line: string) => parseMetrics(line, new Set(["a", "a_total"]));

it.each([
  ["a 1", {}, 1],
  ["a 1.5e-3 1395066363000", {}, 0.0015],
  ['a{b="c"} -2', { b: "c" }, -2],
  ['a{b="c",d="e",} 3', { b: "c", d: "e" }, 3],
  ['a { b = "c" , d="" } 4', { b: "c", d: "" }, 4],
  ['a{b="with } and , and \\" and \\\\ and \\n"} 5', { b: 'with } and , and " and \\ and \n' }, 5],
  ["a{} 6", {}, 6],
  ["a +Inf", {}, Number.POSITIVE_INFINITY],
  ["a NaN", {}, Number.NaN],
])("reads %s", (line, labels, value) => {
  expect(one(line)).toEqual([{ name: "a", labels, value }]);
});

it.each([
  "",
  "# HELP a what it is",
  "# TYPE a gauge",
  "ab 1",
  "a",
  "a{b=c} 1",
  'a{b="c" 1',
  "a 1 2 3",
  "{a} 1",
])("passes over %j", (line) => {
  expect(one(line)).toEqual([]);
});

it("reads whatever labels prom-client writes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: "grapheme" }),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
      async (text, number) => {
        const registers = [new Registry()];
        new Counter({ name: "a_total", help: "x", labelNames: ["b"], registers }).inc({ b: text }, number);
        new Gauge({ name: "other", help: `a ${text}`, registers }).set(1);
        const [registry] = registers;
        expect(one((await registry?.metrics()) ?? "")).toEqual([
          { name: "a_total", labels: { b: text }, value: number },
        ]);
      },
    ),
    { numRuns: 50 },
  );
});
