import { expect, it } from "vitest";
import { createLoadLines } from "../../../src/dashboard/loadtest/create-load-lines.ts";
import type { LoadView } from "../../../src/dashboard/loadtest/load-view.ts";
import { anEmptyView, aView } from "./views.ts";

/** Tells four times a second until then, as the run does. */
function linesUntil(endMs: number, viewAt: (elapsedMs: number) => LoadView): string[] {
  const lines: string[] = [];
  const { tell } = createLoadLines((line) => lines.push(line));
  for (let elapsedMs = 0; elapsedMs <= endMs; elapsedMs += 250) tell({ ...viewAt(elapsedMs), elapsedMs });
  return lines;
}

it("tells everything in one plain line", () => {
  const lines: string[] = [];
  const view = aView({ stage: "peak\nand more\u001b[31m", thresholds: [] });
  createLoadLines((line) => lines.push(line)).tell(view);
  expect(lines).toEqual([
    "1:12 of 5:00  peak and more  48.2/s of 50.0/s  answered 3,406  in flight 12  dropped 7  " +
      "p50/p95/p99 812ms/1.42s/2.31s (all 790ms/1.18s/2.05s)  first text p95 640ms  ack p95 9.10ms  " +
      "errors 0.42 % (11 timed-out)  checks 99.93 %  queue 3  cpu 42 %  memory 210 MiB  cost $0.012",
  ]);
});

it("is about as long as can be read in a second", () => {
  const lines: string[] = [];
  createLoadLines((line) => lines.push(line)).tell(aView({ dropped: 0, thresholds: [] }));
  expect(lines[0]).not.toContain("dropped");
  expect(lines[0]?.length).toBeLessThan(270);
});

it("names the scenario where there is no stage, and counts what is crossed", () => {
  const lines: string[] = [];
  createLoadLines((line) => lines.push(line)).tell(aView({ stage: null }));
  expect(lines[0]).toMatch(/^1:12 of 5:00 {2}month-end-peak {2}.* {2}crossed 1 of 3 {2}/);
});

it("tells each second, and after a minute each ten", () => {
  const times = linesUntil(95_000, anEmptyView).map((line) => line.split("  ")[0]);
  const seconds = Array.from({ length: 60 }, (_, at) => at + 1);
  const written = [...seconds, 70, 80, 90].map(
    (at) => `${Math.floor(at / 60)}:${String(at % 60).padStart(2, "0")}`,
  );
  expect(times).toEqual(written);
});

it("tells at once, and once, what makes the run invalid and what is crossed", () => {
  const lines = linesUntil(900, (elapsedMs) =>
    aView({ invalid: [`achieved ${90 + elapsedMs / 1_000} % of the plan`] }),
  );
  expect(lines).toEqual(["crossed  answer_duration:p(95)<1000  1.18s", "INVALID  achieved 90 % of the plan"]);
});
