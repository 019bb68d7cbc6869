import { expect, it } from "vitest";
import { chartOf } from "./chart.ts";
import type { SoakReport } from "./soak.ts";
import { brokenIn, tableOf } from "./soak-table.ts";

const report: SoakReport = {
  curve: {
    idle: [120],
    samples: [10, 50, 100].map((answered) => ({ answered, mib: 170 })),
    questions: 100,
  },
  outcomes: { answered: 90, refused: 10 },
  latencies: [10, 20, 30],
  seconds: 4,
  exitCode: 0,
};

it("draws questions to the right and memory upwards, and cuts what is above the bound", () => {
  const chart = chartOf(
    [
      { answered: 0, mib: 10 },
      { answered: 50, mib: 128 },
      { answered: 100, mib: 400 },
    ],
    100,
    256,
  );
  const marks = chart.split("\n").flatMap((line, row) => {
    const column = line.indexOf("*");
    return column === -1 ? [] : [{ row, column: column - 6 }];
  });
  // 14 rows below the heading: the highest is the bound, the seventh from below its half.
  expect(marks).toEqual([
    { row: 1, column: 79 },
    { row: 8, column: 40 },
    { row: 14, column: 0 },
  ]);
});

it("prints the curve, the figures and that all is well", () => {
  const table = tableOf(report);
  expect(table).toContain("100 in 4 s, 25 a second");
  expect(table).toMatch(/idle, highest +120\.0 MiB \(under 160\)/);
  expect(table).toMatch(/median of tenth 10 +170\.0 MiB/);
  expect(table).toMatch(/All bounds are kept\.$/);
  expect(brokenIn(report)).toEqual([]);
});

it("fails a run in which questions were turned away, and a bot that did not end well", () => {
  expect(brokenIn({ ...report, outcomes: { answered: 90, limited: 10 } })).toEqual([
    "10 questions ended as limited, so the run says little.",
  ]);
  expect(brokenIn({ ...report, exitCode: 1 })).toEqual(["The bot ended with 1 when it was told to stop."]);
});
