import { expect, it } from "vitest";
import type { RepeatResult } from "../../../../src/loadtest/report/load-result.ts";
import { repeatsBlock } from "../../../../src/loadtest/report/terminal/repeats-block.ts";
import { textOf } from "./text-of.ts";

const repeat = (changed: Partial<RepeatResult> = {}): RepeatResult => ({
  ...{ startedAt: "2026-03-02T09:00:00.000Z", verdict: "passed" },
  ...{ p50: 980, p95: 2_100, p99: 4_200, errors: 0.002 },
  ...changed,
});

it("is not there where there was one run", () => {
  expect(repeatsBlock({})).toEqual([]);
  expect(repeatsBlock({ repeats: [repeat()] })).toEqual([]);
});

it("has a line for each run, with its verdict and its times", () => {
  const [title, note, first, second] = textOf(
    repeatsBlock({ repeats: [repeat(), repeat({ verdict: "crossed", errors: 0.2 })] }),
  );
  expect(title).toContain("REPEATS");
  expect(note).toBe("    All other figures are of the last.");
  expect(first).toBe("    1  passed         p(50) 980ms, p(95) 2.1s, p(99) 4.2s, errors 0.20%");
  expect(second).toBe("    2  crossed        p(50) 980ms, p(95) 2.1s, p(99) 4.2s, errors 20.00%");
});

it("keeps its columns with ten runs and more, and has no zero for what was not measured", () => {
  const none = repeat({ verdict: "target-down", p50: null, p95: null, p99: null, errors: null });
  const lines = textOf(repeatsBlock({ repeats: [...Array.from({ length: 9 }, () => repeat()), none] }));
  expect(lines[2]).toMatch(/^ {5}1 {2}passed/);
  expect(lines.at(-1)).toMatch(/^ {4}10 {2}target-down/);
  expect(lines.at(-1)).not.toContain("0ms");
  expect(new Set(lines.slice(2).map((line) => line.indexOf("p(50)"))).size).toBe(1);
});
